package lineside.analyzer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import lineside.analyzer.archive.Period;
import lineside.analyzer.crop.CropProgress;
import lineside.analyzer.crop.CropRun;
import lineside.analyzer.crop.CropRunConfig;
import lineside.analyzer.history.HistoricCrop;
import lineside.analyzer.history.History;
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
      return new LargeModelResult(
          read, history.counts(model), history.refused(model), publish(config, history));
    }
  }

  /** Findings of all time; a picture of a whole view is judged and kept, and is no finding. */
  private static int publish(CropRunConfig config, History history) throws IOException {
    String model = config.model().sha256();
    List<HistoricCrop> findings =
        history.read(model, Period.ALL).stream()
            .filter(crop -> crop.crop().small().findingNo() >= 0)
            .toList();
    if (!findings.isEmpty()) {
      new PublishIndex(indexOf(config.history())).publish(model, findings);
    }
    return findings.size();
  }

  /** Where the index of a history is published. */
  public static Path indexOf(Path history) {
    return history.resolve(INDEX);
  }
}
