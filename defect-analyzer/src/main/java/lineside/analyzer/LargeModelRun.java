package lineside.analyzer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lineside.analyzer.archive.Period;
import lineside.analyzer.crop.ArchivedCrop;
import lineside.analyzer.crop.CropProgress;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.CropRun;
import lineside.analyzer.crop.CropRunConfig;
import lineside.analyzer.crop.HistoricCrop;
import lineside.analyzer.history.History;
import lineside.analyzer.kind.FindKinds;
import lineside.analyzer.kind.KindsFound;
import lineside.analyzer.similar.PublishIndex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The large model over what is new in the archive: read, kept in the history, published as an
 * index. One run at a time; may be killed at any moment and started again.
 */
public final class LargeModelRun {
  /** Directory of the index inside that of the history. */
  public static final String INDEX = "index";

  private LargeModelRun() {}

  /**
   * Runs.
   *
   * @param env where the job runs: this process or a cluster
   * @param progress told on this thread, see {@link CropRun#run}
   * @throws Exception as {@link CropRun#run}; {@link lineside.analyzer.history.HistoryException}
   *     when another run is writing the history
   */
  public static LargeModelResult run(
      CropRunConfig config, StreamExecutionEnvironment env, Consumer<CropProgress> progress)
      throws Exception {
    String model = config.model().sha256();
    try (History history = History.open(config.history())) {
      CropProgress read = new CropRun(config, history).run(env, progress);
      List<HistoricCrop> findings = findingsOf(history, model);
      KindsFound kinds = kindsOf(history, findings);
      if (!findings.isEmpty()) {
        new PublishIndex(indexOf(config.history())).publish(model, findings, kinds);
      }
      return new LargeModelResult(
          read, history.counts(model), history.refused(model), readingsOf(findings), kinds);
    }
  }

  /** A picture of a whole view is judged and kept, and is no finding. */
  private static List<HistoricCrop> findingsOf(History history, String model) throws IOException {
    return history.read(model, Period.ALL).stream()
        .filter(crop -> crop.crop().small().findingNo() != ArchivedCrop.WHOLE_VIEW)
        .toList();
  }

  private static Map<String, CropReading> readingsOf(List<HistoricCrop> findings) {
    Map<String, CropReading> readings = new HashMap<>();
    findings.forEach(finding -> readings.put(finding.crop().sha256(), finding.reading()));
    return readings;
  }

  private static KindsFound kindsOf(History history, List<HistoricCrop> findings)
      throws IOException {
    if (findings.isEmpty()) {
      return KindsFound.NONE;
    }
    KindsFound kinds = FindKinds.of(findings, List.of(), history.kinds());
    Instant upTo = findings.get(findings.size() - 1).crop().origin().triggeredAt();
    history.saveKinds(kinds, upTo);
    return kinds.with(history.kindChanges(upTo));
  }

  /** Where the index of a history is published. */
  public static Path indexOf(Path history) {
    return history.resolve(INDEX);
  }
}
