package lineside.training.replay;

import static lineside.training.replay.Comparisons.THRESHOLDS;
import static lineside.training.replay.Comparisons.answer;
import static lineside.training.replay.Comparisons.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorstFlipsTest {
  private final WorstFlips worst = new WorstFlips(THRESHOLDS, THRESHOLDS, 3);

  @Test
  void keepsTheFlipsWherePackagesAreSurestOfOppositeThings() {
    see("sure", 0.01, 0.99);
    see("less sure", 0.1, 0.95);
    see("hardly", 0.59, 0.8);
    see("somewhat", 0.3, 0.9);

    assertThat(names()).containsExactly("sure", "less sure", "somewhat");
    assertThat(worst.wants(comparison("hardly too", 0.59, 0.8))).isFalse();
    assertThat(worst.wants(comparison("surest", 0.001, 0.999))).isTrue();
  }

  @Test
  void showsSomethingOfEverySortOfFlip() {
    see("a", 0.01, 0.99);
    see("b", 0.02, 0.98);
    see("c", 0.03, 0.97);
    see("passed", 0.81, 0.5);
    see("open", 0.5, 0.7);

    assertThat(names()).containsExactlyInAnyOrder("a", "passed", "open");
  }

  @Test
  void putsWhatBreaksFirst() {
    see("unknown", 0.001, 0.999);
    worst.add(new ShownFlip(new Comparison("breaks", good(), answer(0.1), answer(0.9)), List.of()));

    assertThat(names()).containsExactly("breaks", "unknown");
  }

  @Test
  void wantsNothingThatIsDecidedAlike() {
    assertThat(worst.wants(comparison("same", 0.1, 0.2))).isFalse();
    assertThat(new WorstFlips(THRESHOLDS, THRESHOLDS, 0).wants(comparison("flip", 0.1, 0.9)))
        .isFalse();
  }

  private void see(String name, double before, double after) {
    Comparison comparison = comparison(name, before, after);
    if (worst.wants(comparison)) {
      worst.add(new ShownFlip(comparison, List.of()));
    }
  }

  private static Comparison comparison(String name, double before, double after) {
    return new Comparison(name, null, answer(before), answer(after));
  }

  private List<String> names() {
    return worst.chosen().stream().map(flip -> flip.comparison().name()).toList();
  }
}
