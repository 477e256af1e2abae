package lineside.jobs.inspection;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import lineside.jobs.deadletter.DeadLetters;
import lineside.jobs.frame.FrameMemory;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.schemas.record.DeadLetter;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
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

  private final transient InspectionSettings settings;
  private transient @Nullable InspectionChain chain;
  private transient @Nullable ScheduledFuture<?> deadline;

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
    FrameMemory.of(task.getNumberOfParallelSubtasks(), slots)
        .requireFits(Runtime.getRuntime().maxMemory());
    OpenedParts parts = OpenedParts.open(settings, System::nanoTime);
    InspectionMetrics metrics = new InspectionMetrics(getMetricGroup(), parts.judge().identity());
    chain = new InspectionChain(parts, metrics, this::emit);
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
  public void endInput() throws IOException {
    flush();
  }

  @Override
  public void finish() throws Exception {
    flush();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    cancelDeadline();
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
    output.collect(new StreamRecord<>(outcome.event()));
  }

  private InspectionChain opened() {
    return requireNonNull(chain, "inspection is not open");
  }
}
