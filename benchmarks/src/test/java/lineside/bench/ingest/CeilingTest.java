package lineside.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CeilingTest {
  @Test
  void climbsFromARateThatHoldsAndNarrowsDown() {
    List<Double> tried = new ArrayList<>();

    Ceiling found = search(80, 8, 140, tried);

    // Up to 156.25, which does not hold; then once between: sqrt(125 * 156.25) is 139.75.
    assertThat(tried).containsExactly(80.0, 100.0, 125.0, 156.25, 139.75);
    assertThat(found.held()).isBetween(139.7, 139.8);
    assertThat(found.failed()).isEqualTo(156.25);
  }

  @Test
  void descendsFromARateThatDoesNotHold() {
    List<Double> tried = new ArrayList<>();

    Ceiling found = search(100, 8, 60, tried);

    assertThat(tried.subList(0, 4)).containsExactly(100.0, 80.0, 64.0, 51.2);
    assertThat(found.held()).isLessThanOrEqualTo(60);
    assertThat(found.failed()).isGreaterThan(60);
    assertThat(found.failed() / found.held()).isLessThan(1.15);
  }

  @Test
  void givesUpAfterItsTries() {
    List<Double> tried = new ArrayList<>();

    Ceiling found = search(100, 3, 0, tried);

    assertThat(tried).containsExactly(100.0, 80.0, 64.0);
    assertThat(found.held()).isZero();
  }

  private static Ceiling search(double first, int tries, double truth, List<Double> tried) {
    Ceiling ceiling = new Ceiling(first, tries);
    while (ceiling.next().isPresent()) {
      double rate = ceiling.next().getAsDouble();
      tried.add(Math.round(rate * 100) / 100.0);
      ceiling.note(rate, rate <= truth);
    }
    return ceiling;
  }
}
