package lineside.jobs.latency;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.jobs.line.LineRecords;
import lineside.jobs.verdict.Triggers;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StageLatencyTest {
  private final Map<String, Gauge<?>> told = new TreeMap<>();
  private final StageLatency views = StageLatency.ofViews(new Told(""));
  private final StageLatency parts = StageLatency.ofParts(new Told(""));

  @Test
  void splitsTheWayOfAViewIntoStagesThatAddUp() {
    // Exposed after 2 ms, in memory at 1.000 s, sent at 1.004 s, there at 1.010 s, judged at 1.040.
    views.viewJudged(new StageLatency.ViewTimes(2, 1_000_000, 1004, 30_000_000), 1_040_000);

    assertThat(seconds("capture")).isEqualTo(0.002);
    assertThat(seconds("ingest")).isEqualTo(0.004);
    assertThat(seconds("broker")).isEqualTo(0.006);
    assertThat(seconds("inspect")).isEqualTo(0.030);
  }

  @Test
  void countsInEveryBucketThatIsLargeEnoughAndSaysTheLargestToo() {
    views.viewJudged(new StageLatency.ViewTimes(2, 0, -1, 30_000_000), 0);
    views.viewJudged(new StageLatency.ViewTimes(2, 0, -1, 25_000_000), 0);
    views.viewJudged(new StageLatency.ViewTimes(2, 0, -1, 11_000_000_000L), 0);

    assertThat(count("latency.stage.inspect.le.0.01.bucket")).isZero();
    assertThat(count("latency.stage.inspect.le.0.025.bucket")).isEqualTo(1);
    assertThat(count("latency.stage.inspect.le.0.05.bucket")).isEqualTo(2);
    assertThat(count("latency.stage.inspect.le.10.0.bucket")).isEqualTo(2);
    assertThat(count("latency.stage.inspect.le.+Inf.bucket")).isEqualTo(3);
    assertThat(count("latency.stage.inspect.count")).isEqualTo(3);
    assertThat(count("latency.stage.ingest.count")).isZero();
  }

  @Test
  void takesAPartFromItsLastPictureAndItsLastView() {
    parts.partJudged(part(0, 2_000_000L, 2_050_000, 2_070_000));

    assertThat(seconds("join")).isEqualTo(0.020);
    assertThat(seconds("total")).isEqualTo(0.070);
  }

  @Test
  void leavesOutRevisionsAndPartsWithoutAPicture() {
    parts.partJudged(part(1, 2_000_000L, 2_050_000, 9_000_000));
    parts.partJudged(part(0, null, 2_050_000, 9_000_000));

    assertThat(count("latency.stage.total.count")).isZero();
  }

  @Test
  void takesClocksThatDisagreeAsNoTimeAtAll() {
    views.viewJudged(new StageLatency.ViewTimes(0, 5_000_000, 1000, 0), 900_000);

    assertThat(seconds("ingest")).isZero();
    assertThat(count("latency.stage.broker.le.0.001.bucket")).isEqualTo(1);
  }

  private static PartVerdict part(
      int revision, @Nullable Long acquiredAt, long evaluatedAt, long decidedAtMicros) {
    ViewVerdict view =
        Triggers.verdictOn(LineRecords.trigger(LineRecords.TOP, 1), "s1")
            .setResultEvaluation(ResultEvaluation.OK)
            .setAcquiredAtMicros(acquiredAt)
            .setEvaluatedAtMicros(evaluatedAt)
            .build();
    return PartVerdict.newBuilder()
        .setVerdictId("v")
        .setInspectionId(view.getInspectionId())
        .setRevision(revision)
        .setRevisionReason("")
        .setLineId(view.getLineId())
        .setPartId(view.getPartId())
        .setAttempt(1)
        .setRecipeId(view.getRecipeId())
        .setResultEvaluation(ResultEvaluation.OK)
        .setIsPartial(false)
        .setIsSimulated(true)
        .setViews(List.of(view))
        .setMissingCameras(List.of())
        .setProcessReadings(Map.of())
        .setFirstTriggeredAt(Instant.EPOCH)
        .setDecidedAt(Instant.EPOCH)
        .setAcquiredAtMicros(acquiredAt)
        .setDecidedAtMicros(decidedAtMicros)
        .build();
  }

  private double seconds(String stage) {
    return number("latency.stage." + stage + ".sumSeconds").doubleValue();
  }

  private long count(String name) {
    return number(name).longValue();
  }

  private Number number(String name) {
    Gauge<?> gauge = requireNonNull(told.get(name), name);
    return (Number) gauge.getValue();
  }

  /** Keeps gauges under their dotted names. */
  private final class Told extends UnregisteredMetricsGroup {
    private final String prefix;

    Told(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      told.put(prefix + name, gauge);
      return gauge;
    }

    @Override
    public MetricGroup addGroup(String name) {
      return new Told(prefix + name + ".");
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Told(prefix + key + "." + value + ".");
    }
  }
}
