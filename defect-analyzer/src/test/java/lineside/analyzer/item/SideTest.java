package lineside.analyzer.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideTest {
  @Test
  void keepsAFifthOfThePartsAside() {
    long aside =
        IntStream.range(0, 10_000).filter(i -> side("part-" + i, 1) == Side.HELD_OUT).count();

    assertThat(aside).isBetween(1800L, 2200L);
  }

  @Test
  void putsEveryPassageOfAPartOnOneSide() {
    assertThat(IntStream.range(0, 500).filter(i -> side("p" + i, 1) != side("p" + i, 2))).isEmpty();
  }

  @Test
  void staysAsItIsForEver() {
    // Earlier versions were divided so; another division would teach what they were judged by.
    assertThat(IntStream.range(0, 20).filter(i -> side("part-" + i, 1) == Side.HELD_OUT).boxed())
        .containsExactly(0, 1, 3, 5, 9, 15);
  }

  private static Side side(String part, int attempt) {
    return Side.of(new Inspected("line-a", part, attempt));
  }
}
