package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import lineside.jobs.frame.RawFrame;
import lineside.schemas.record.Trigger;
import org.junit.jupiter.api.Test;

/** What a frame costs the collector, beyond the array that the Kafka client hands over. */
class FrameGarbageTest {
  private static final long MAX_BYTES_PER_FRAME = 64 << 10;
  private static final int WARM_UP = 6;
  private static final int MEASURED = 10;

  @Test
  void aFrameOfAMegabyteLeavesLessThan64KibibytesOfGarbage() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(1)) {
      List<RawFrame> frames = frames(1280, 960);
      assertThat(frames.get(0).value().length).isGreaterThan(1 << 20);
      for (RawFrame frame : frames.subList(0, WARM_UP)) {
        inspection.take(frame);
      }

      long before = allocatedBytes();
      for (RawFrame frame : frames.subList(WARM_UP, frames.size())) {
        inspection.take(frame);
      }
      long perFrame = (allocatedBytes() - before) / MEASURED;

      assertThat(inspection.views()).hasSize(frames.size());
      assertThat(perFrame).isLessThan(MAX_BYTES_PER_FRAME);
    }
  }

  private static List<RawFrame> frames(int widthPx, int heightPx) {
    List<RawFrame> frames = new ArrayList<>();
    byte[][] pngs = {
      TestFrames.noise(1, 0.1, widthPx, heightPx), TestFrames.noise(2, 0.1, widthPx, heightPx)
    };
    for (int i = 0; i < WARM_UP + MEASURED; i++) {
      Trigger trigger = TestFrames.trigger(TestFrames.TOP, i);
      byte[] png = pngs[i % 2];
      frames.add(TestFrames.raw(TestFrames.frame(trigger, png), trigger));
    }
    return frames;
  }

  private static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
