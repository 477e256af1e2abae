package lineside.footage.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.IntStream;
import lineside.footage.render.Seed;
import org.junit.jupiter.api.Test;

class WorldPainterTest {
  private static final int SIDE_PX = 96;
  private final WorldPainter painter = new WorldPainter(SIDE_PX);

  @Test
  void leavesTheMaskOfAGoodPictureEmpty() {
    for (int i = 0; i < 4; i++) {
      WorldPicture picture = painter.good(new Seed(300 + i));

      assertThat(picture.kind()).isNull();
      assertThat(maskArea(picture)).isZero();
      assertThat(picture.pixels()).hasSize(SIDE_PX * SIDE_PX);
    }
  }

  @Test
  void marksAtLeastFourPixelsOfEveryNamedDefect() {
    int defective = 0;
    for (int i = 0; i < 12; i++) {
      WorldPicture picture = painter.defective(new Seed(400 + i));
      if (picture.kind() != null) {
        defective++;
        assertThat(maskArea(picture)).isGreaterThanOrEqualTo(4);
      }
    }
    assertThat(defective).isGreaterThanOrEqualTo(10);
  }

  @Test
  void paintsAPictureInBoundedProcessorTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long startNanos = threads.getCurrentThreadCpuTime();

    for (int i = 0; i < 10; i++) {
      painter.defective(new Seed(500 + i));
    }

    assertThat(threads.getCurrentThreadCpuTime() - startNanos).isLessThan(5_000_000_000L);
  }

  private static long maskArea(WorldPicture picture) {
    return IntStream.range(0, picture.mask().length).filter(i -> picture.mask()[i] != 0).count();
  }
}
