package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.ModelChoice;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.junit.jupiter.api.Test;

class InspectionMetricsTest {
  private final CountingMetricGroup group = new CountingMetricGroup();
  private final InspectionMetrics metrics =
      new InspectionMetrics(group, new FrameJudge.Identity("cd".repeat(32), 0.6f, 0.4f, "cpu"));

  @Test
  void countsDeadLettersByReason() {
    metrics.onDeadLetter(DeadLetterReason.IMAGE_TOO_LARGE);
    metrics.onDeadLetter(DeadLetterReason.IMAGE_TOO_LARGE);

    assertThat(group.count("inspection.reason.IMAGE_TOO_LARGE.deadLetters")).isEqualTo(2);
    assertThat(group.count("inspection.reason.UNKNOWN_CAMERA.deadLetters")).isZero();
  }

  @Test
  void countsViewsByWhyTheirModelWasChosen() {
    metrics.onChosen(ModelChoice.SHORT_TAKT);
    metrics.onChosen(ModelChoice.SHORT_TAKT);
    metrics.onChosen(ModelChoice.STATION);

    assertThat(group.count("inspection.modelChoice.SHORT_TAKT.viewsAssigned")).isEqualTo(2);
    assertThat(group.count("inspection.modelChoice.STATION.viewsAssigned")).isEqualTo(1);
    assertThat(group.count("inspection.modelChoice.EVERY_STATION.viewsAssigned")).isZero();
  }

  @Test
  void countsViewsMarksAndUnfitPictures() {
    metrics.onRun(new ViewJudgement.Run(3, 900));
    metrics.onMark();
    metrics.onUnfit();
    metrics.onUnfit();
    metrics.onSuppressed(4);
    metrics.onSuppressed(1);

    assertThat(group.count("inspection.viewsJudged")).isEqualTo(3);
    assertThat(group.count("inspection.marks")).isEqualTo(1);
    assertThat(group.count("inspection.viewsUnfit")).isEqualTo(2);
    assertThat(group.count("inspection.findingsSuppressed")).isEqualTo(5);
  }

  @Test
  void measuresEveryStageInMicroseconds() {
    metrics.onDecoded(TimeUnit.MILLISECONDS.toNanos(2));
    metrics.onTaken(TimeUnit.MILLISECONDS.toNanos(3));
    metrics.onRun(new ViewJudgement.Run(4, TimeUnit.MILLISECONDS.toNanos(5)));

    assertThat(max("inspection.decodeMicros")).isEqualTo(2000);
    assertThat(max("inspection.queueWaitMicros")).isEqualTo(3000);
    assertThat(max("inspection.inferMicros")).isEqualTo(5000);
    assertThat(max("inspection.batchSize")).isEqualTo(4);
  }

  @Test
  void namesTheModelAndWhereItRuns() {
    assertThat(gauge("inspection.provider")).isEqualTo("cpu");
    assertThat(gauge("inspection.modelSha256")).isEqualTo("cd".repeat(32));
  }

  private Object gauge(String name) {
    return group.metrics.get(name) instanceof Gauge<?> gauge ? gauge.getValue() : "no gauge";
  }

  private long max(String name) {
    return group.metrics.get(name) instanceof Histogram histogram
        ? histogram.getStatistics().getMax()
        : -1;
  }
}
