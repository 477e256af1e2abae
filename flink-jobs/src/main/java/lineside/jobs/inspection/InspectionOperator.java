package lineside.jobs.inspection;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import lineside.jobs.deadletter.DeadLetters;
import lineside.jobs.frame.FrameMemory;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.ViewVerdict;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Frames in, what the line hears out, dead letters beside it ({@link DeadLetters#TAG}).
 *
 * <p>Frames wait in a micro-batch, in memory only: it is flushed when it is full, when its oldest
 * view has waited for the deadline, before a watermark or a mark goes on, before a checkpoint
 * barrier and at the end. So a checkpoint never finds a frame here, and there is no state at all.
 * Runs in Flink's task thread.
 */
final class InspectionOperator extends AbstractStreamOperator<LineEvent>
    implements OneInputStreamOperator<RawFrame, LineEvent>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  /** Side output of what shadows think. */
  static final OutputTag<ViewVerdict> SHADOWS = new OutputTag<>("shadow-views") {};

  /** Side output of what this machine made of deployed models. */
  static final OutputTag<ModelStatus> MODEL_STATUS = new OutputTag<>("model-status") {};

  /** Between two looks for new models and for verdicts of shadows, while frames come or not. */
  private static final long TENDING_MILLIS = 200;

  /** At the end of the input; shadows that take longer are not waited for. */
  private static final Duration SHADOW_PATIENCE = Duration.ofSeconds(10);

  private final transient InspectionSettings settings;
  private transient @Nullable InspectionChain chain;
  private transient @Nullable ScheduledFuture<?> deadline;
  private transient @Nullable ScheduledFuture<?> tending;

  InspectionOperator(StreamOperatorParameters<LineEvent> parameters, InspectionSettings settings) {
    super(parameters);
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    TaskInfo task = getRuntimeContext().getTaskInfo();
    int slots =
        getContainingTask()
            .getEnvironment()
            .getTaskManagerInfo()
            .getConfiguration()
            .get(TaskManagerOptions.NUM_TASK_SLOTS);
    int subtasks = Math.max(1, Math.min(task.getNumberOfParallelSubtasks(), slots));
    FrameMemory.of(task.getNumberOfParallelSubtasks(), slots)
        .requireFits(Runtime.getRuntime().maxMemory());
    OpenedParts parts = OpenedParts.open(settings, System::nanoTime, subtasks);
    InspectionMetrics metrics =
        new InspectionMetrics(getMetricGroup(), parts.models().start().identity());
    InspectionChain opened = new InspectionChain(parts, metrics, this::emit);
    chain = opened;
    if (opened.needsTending()) {
      tendLater();
    }
  }

  @Override
  public void processElement(StreamRecord<RawFrame> element) throws IOException {
    InspectionChain opened = opened();
    opened.accept(element.getValue());
    if (opened.isEmpty()) {
      cancelDeadline();
    } else if (deadline == null) {
      long now = getProcessingTimeService().getCurrentProcessingTime();
      deadline =
          getProcessingTimeService()
              .registerTimer(now + settings.batchDeadline().toMillis(), time -> flush());
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    super.processWatermark(mark);
  }

  @Override
  public void processWatermark(WatermarkEvent watermark) throws Exception {
    flush();
    super.processWatermark(watermark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    flush();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void endInput() throws Exception {
    cancelDeadline();
    opened().finish(SHADOW_PATIENCE);
  }

  @Override
  public void finish() throws Exception {
    flush();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    cancelDeadline();
    if (tending != null) {
      tending.cancel(false);
      tending = null;
    }
    try {
      if (chain != null) {
        chain.close();
        chain = null;
      }
    } finally {
      super.close();
    }
  }

  private void flush() throws IOException {
    cancelDeadline();
    opened().flush();
  }

  private void tendLater() {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    tending =
        getProcessingTimeService()
            .registerTimer(
                now + TENDING_MILLIS,
                time -> {
                  if (chain != null) {
                    chain.tend();
                    tendLater();
                  }
                });
  }

  private void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  private void emit(Outcome outcome) {
    DeadLetter letter = outcome.deadLetter();
    if (letter != null) {
      output.collect(DeadLetters.TAG, new StreamRecord<>(letter));
    }
    ViewVerdict shadow = outcome.shadow();
    if (shadow != null) {
      output.collect(SHADOWS, new StreamRecord<>(shadow));
    }
    LineEvent event = outcome.event();
    if (event != null) {
      ModelStatus status = event.modelStatus();
      if (status != null) {
        output.collect(MODEL_STATUS, new StreamRecord<>(status));
      }
      output.collect(new StreamRecord<>(event));
    }
  }

  private InspectionChain opened() {
    return requireNonNull(chain, "inspection is not open");
  }
}
