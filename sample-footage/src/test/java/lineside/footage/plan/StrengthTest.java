package lineside.footage.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrengthTest {
  @Test
  void dealsAtLeastTheVisibleShareFromTheFirstDefectOn() {
    Strength strength = new Strength();
    Random random = new Random(5);
    int visible = 0;
    for (int dealt = 1; dealt <= 40; dealt++) {
      visible += strength.next("pit", 0.6, random) > 3 ? 1 : 0;

      assertThat(visible).isGreaterThanOrEqualTo((int) Math.ceil(0.6 * dealt));
    }
    assertThat(visible).isEqualTo(24);
  }

  @Test
  void countsStreamsApart() {
    Strength strength = new Strength();
    Random random = new Random(5);

    assertThat(IntStream.range(0, 9).mapToDouble(i -> strength.next("stream" + i, 0.6, random)))
        .allMatch(sigma -> sigma > 3);
  }
}
