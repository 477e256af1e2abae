package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.jobs.frame.FrameMemory;
import lineside.jobs.line.LineEvent;
import lineside.schemas.record.Trigger;
import org.junit.jupiter.api.Test;

class MicroBatchTest {
  private final Trigger trigger = TestFrames.trigger(TestFrames.TOP, 1);
  private final Outcome outcome = Outcome.of(LineEvent.of(trigger));

  @Test
  void isFullAtItsNumberOfViews() {
    MicroBatch batch = new MicroBatch(2);

    batch.add(view(10));
    boolean fullAtOne = batch.isFull();
    batch.add(view(10));

    assertThat(fullAtOne).isFalse();
    assertThat(batch.isFull()).isTrue();
    drain(batch);
  }

  @Test
  void isFullWhenItHoldsTheBytesThatTheHeapIsPlannedFor() {
    MicroBatch batch = new MicroBatch(64);

    batch.add(view((int) FrameMemory.BATCH_BYTES));

    assertThat(batch.isFull()).isTrue();
    drain(batch);
  }

  @Test
  void isFullWhenManyOutcomesWaitBehindOneView() {
    MicroBatch batch = new MicroBatch(1 + 1);
    batch.add(view(10));

    for (int i = 0; i < 31; i++) {
      batch.add(outcome);
    }

    assertThat(batch.isFull()).isTrue();
    drain(batch);
  }

  @Test
  void isEmptyAndTakesAnewAfterItWasDrained() {
    MicroBatch batch = new MicroBatch(1);
    batch.add(view(10));
    batch.add(outcome);

    List<MicroBatch.Entry> drained = drain(batch);

    assertThat(drained).hasSize(2);
    assertThat(batch.isEmpty()).isTrue();
    assertThat(batch.isFull()).isFalse();
  }

  private static List<MicroBatch.Entry> drain(MicroBatch batch) {
    List<MicroBatch.Entry> entries = batch.drain();
    for (MicroBatch.Entry entry : entries) {
      PendingView view = entry.view();
      if (view != null) {
        view.close();
      }
    }
    return entries;
  }

  private PendingView view(int valueBytes) {
    return new PendingView(
        TestFrames.raw(new byte[valueBytes], trigger),
        trigger,
        TestFrames.expected(TestFrames.bracket()),
        TestFrames.picture(new byte[64], 8, 8),
        new PendingView.Timing(1, 2, 3, 4));
  }
}
