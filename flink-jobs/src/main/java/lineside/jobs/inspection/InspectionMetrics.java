package lineside.jobs.inspection;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lineside.jobs.latency.StageLatency;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.ModelChoice;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** Counts and times of one inspection operator, in its metric group {@code inspection}. */
final class InspectionMetrics {
  /** Latest values that a histogram looks at. */
  private static final int WINDOW = 2048;

  private final Counter judged;
  private final Counter unfit;
  private final Counter marks;
  private final Counter suppressed;
  private final Counter shadowViews;
  private final Counter shadowFlips;
  private final Counter shadowDropped;
  private final Counter shadowFailed;
  private final Counter modelSwitches;
  private final Counter modelsRefused;
  private final Map<DeadLetterReason, Counter> deadLetters = new EnumMap<>(DeadLetterReason.class);
  private final Map<ModelChoice, Counter> choices = new EnumMap<>(ModelChoice.class);
  private final Histogram decodeMicros;
  private final Histogram inferMicros;
  private final Histogram batchSize;
  private final Histogram queueWaitMicros;
  private final StageLatency latency;
  private FrameJudge.Identity lastJudge;

  /** Registers them; {@code model} is the one that judges before any has judged. */
  InspectionMetrics(MetricGroup operator, FrameJudge.Identity model) {
    MetricGroup group = operator.addGroup("inspection");
    judged = group.counter("viewsJudged");
    unfit = group.counter("viewsUnfit");
    marks = group.counter("marks");
    suppressed = group.counter("findingsSuppressed");
    shadowViews = group.counter("shadowViews");
    shadowFlips = group.counter("shadowFlips");
    shadowDropped = group.counter("shadowDropped");
    shadowFailed = group.counter("shadowFailed");
    modelSwitches = group.counter("modelSwitches");
    modelsRefused = group.counter("modelsRefused");
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      deadLetters.put(reason, group.addGroup("reason", reason.name()).counter("deadLetters"));
    }
    for (ModelChoice choice : ModelChoice.values()) {
      choices.put(choice, group.addGroup("modelChoice", choice.name()).counter("viewsAssigned"));
    }
    decodeMicros = histogram(group, "decodeMicros");
    inferMicros = histogram(group, "inferMicros");
    batchSize = histogram(group, "batchSize");
    queueWaitMicros = histogram(group, "queueWaitMicros");
    latency = StageLatency.ofViews(operator);
    lastJudge = model;
    group.gauge("modelSha256", () -> lastJudge.modelSha256());
    group.gauge("provider", () -> lastJudge.provider());
  }

  /** Who judged last; a reporter may see it a little later. */
  void onJudge(FrameJudge.Identity judge) {
    lastJudge = judge;
  }

  /** Others judge from now on. */
  void onModelsChanged() {
    modelSwitches.inc();
  }

  /** This machine refused a model. */
  void onModelRefused() {
    modelsRefused.inc();
  }

  /** A shadow has judged a view. */
  void onShadow(boolean isFlip) {
    shadowViews.inc();
    if (isFlip) {
      shadowFlips.inc();
    }
  }

  /** That many shadows had no place for a view. */
  void onShadowDropped(int shadows) {
    shadowDropped.inc(shadows);
  }

  /** A shadow gave no answer on a view, or its evidence was not stored. */
  void onShadowFailed() {
    shadowFailed.inc();
  }

  void onMark() {
    marks.inc();
  }

  void onUnfit() {
    unfit.inc();
  }

  /** Findings of a view that lie outside of its inspected area. */
  void onSuppressed(int findings) {
    suppressed.inc(findings);
  }

  void onDeadLetter(DeadLetterReason reason) {
    Counter counter = deadLetters.get(reason);
    if (counter != null) {
      counter.inc();
    }
  }

  /** A view goes to a model for this reason. */
  void onChosen(ModelChoice choice) {
    Counter counter = choices.get(choice);
    if (counter != null) {
      counter.inc();
    }
  }

  void onDecoded(long nanos) {
    decodeMicros.update(TimeUnit.NANOSECONDS.toMicros(nanos));
  }

  /** A view left the queue for the model. */
  void onTaken(long waitedNanos) {
    queueWaitMicros.update(TimeUnit.NANOSECONDS.toMicros(waitedNanos));
  }

  void onRun(ViewJudgement.Run run) {
    judged.inc(run.views());
    batchSize.update(run.views());
    inferMicros.update(TimeUnit.NANOSECONDS.toMicros(run.nanos()));
  }

  /** A view has its verdict, by the clocks of this machine. */
  void onVerdict(PendingView view, long judgedAtMicros, long nowNanos) {
    PendingView.Timing timing = view.timing();
    latency.viewJudged(
        new StageLatency.ViewTimes(
            timing.exposureDelayMillis(),
            timing.acquiredAtMicros(),
            view.raw().timestampMillis(),
            nowNanos - timing.arrivedNanos()),
        judgedAtMicros);
  }

  private static Histogram histogram(MetricGroup group, String name) {
    return group.histogram(name, new DescriptiveStatisticsHistogram(WINDOW));
  }
}
