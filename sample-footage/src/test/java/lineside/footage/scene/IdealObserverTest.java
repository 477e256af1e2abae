package lineside.footage.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lineside.footage.render.Plane;
import org.junit.jupiter.api.Test;

class IdealObserverTest {
  private static final int SIZE_PX = 32;

  @Test
  void countsTheSquaresOfTheMarkInWhiteNoise() {
    IdealObserver observer = IdealObserver.ofTexture(whiteExamples(200));

    double ideal = observer.detectability(square(3, 4), 2, 0);

    // 9 pixels of 4 grey levels over a deviation of 2: sqrt(9) * 4 / 2
    assertThat(ideal).isCloseTo(6, within(0.2));
  }

  @Test
  void takesTheSensorNoiseIntoAccount() {
    IdealObserver observer = IdealObserver.ofTexture(whiteExamples(200));

    double ideal = observer.detectability(square(3, 4), 3, 4);

    // variances add: 3 * 4 / sqrt(9 + 16)
    assertThat(ideal).isCloseTo(2.4, within(0.1));
  }

  private static List<Plane> whiteExamples(int count) {
    Random random = new Random(8);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Plane plane = new Plane(SIZE_PX, SIZE_PX);
              for (int k = 0; k < plane.values().length; k++) {
                plane.values()[k] = (float) random.nextGaussian();
              }
              return plane;
            })
        .toList();
  }

  private static Plane square(int sidePx, float grey) {
    Plane mark = new Plane(SIZE_PX, SIZE_PX);
    for (int y = 0; y < sidePx; y++) {
      for (int x = 0; x < sidePx; x++) {
        mark.set(10 + x, 12 + y, grey);
      }
    }
    return mark;
  }
}
