package lineside.jobs.latency;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ViewVerdict;
import org.apache.flink.metrics.MetricGroup;

/**
 * Times of stages in the metric group {@code latency}, label {@code stage}. Used by one thread.
 *
 * <p>Stages that begin at one machine and end at another are as good as their clocks agree.
 */
public final class StageLatency {
  private final Map<Stage, Buckets> stages = new EnumMap<>(Stage.class);

  private StageLatency(MetricGroup operator, Stage first, Stage last) {
    MetricGroup group = operator.addGroup("latency");
    for (Stage stage : Stage.values()) {
      if (stage.compareTo(first) >= 0 && stage.compareTo(last) <= 0) {
        stages.put(stage, new Buckets(group.addGroup("stage", stage.label())));
      }
    }
  }

  /** The stages of a view. */
  public static StageLatency ofViews(MetricGroup operator) {
    return new StageLatency(operator, Stage.CAPTURE, Stage.INSPECT);
  }

  /** The stages of a part. */
  public static StageLatency ofParts(MetricGroup operator) {
    return new StageLatency(operator, Stage.JOIN, Stage.TOTAL);
  }

  /**
   * When a view was where.
   *
   * @param exposureDelayMillis line time from its trigger to its exposure
   * @param acquiredAtMicros wall clock of ingest when the picture was in memory
   * @param sentAtMillis wall clock of ingest when it was handed to Kafka; negative when not known
   * @param inspectedNanos from its arrival at the inspection to its verdict
   */
  public record ViewTimes(
      long exposureDelayMillis, long acquiredAtMicros, long sentAtMillis, long inspectedNanos) {}

  /** A view has its verdict. */
  public void viewJudged(ViewTimes times, long judgedAtMicros) {
    long inspectedMicros = TimeUnit.NANOSECONDS.toMicros(times.inspectedNanos());
    observe(Stage.CAPTURE, TimeUnit.MILLISECONDS.toMicros(times.exposureDelayMillis()));
    observe(Stage.INSPECT, inspectedMicros);
    if (times.sentAtMillis() >= 0) {
      long sentAtMicros = TimeUnit.MILLISECONDS.toMicros(times.sentAtMillis());
      observe(Stage.INGEST, sentAtMicros - times.acquiredAtMicros());
      observe(Stage.BROKER, judgedAtMicros - inspectedMicros - sentAtMicros);
    }
  }

  /** A part has a verdict; revisions and parts without a picture are not counted. */
  public void partJudged(PartVerdict part) {
    Long acquiredAt = part.getAcquiredAtMicros();
    if (part.getRevision() > 0 || acquiredAt == null) {
      return;
    }
    long decidedAt = part.getDecidedAtMicros();
    long lastView =
        part.getViews().stream()
            .filter(view -> Objects.nonNull(view.getAcquiredAtMicros()))
            .mapToLong(ViewVerdict::getEvaluatedAtMicros)
            .max()
            .orElse(decidedAt);
    observe(Stage.JOIN, decidedAt - lastView);
    observe(Stage.TOTAL, decidedAt - acquiredAt);
  }

  private void observe(Stage stage, long micros) {
    Buckets buckets = stages.get(stage);
    if (buckets == null) {
      throw new IllegalStateException("stage " + stage + " is not timed here");
    }
    buckets.observe(micros);
  }
}
