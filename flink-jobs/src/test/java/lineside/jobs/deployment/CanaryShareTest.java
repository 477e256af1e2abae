package lineside.jobs.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import lineside.schemas.identity.Identities;
import org.junit.jupiter.api.Test;

class CanaryShareTest {
  private static final int PARTS = 20_000;

  @Test
  void takesTheShareThatItIsAskedFor() {
    // Standard deviation of a share of 0.1 among 20000: 0.0021; five of them.
    assertThat(count(0.1) / (double) PARTS).isBetween(0.0894, 0.1106);
  }

  @Test
  void aLargerShareContainsASmallerOne() {
    assertThat(parts())
        .filteredOn(id -> CanaryShare.contains(id, 0.05))
        .isNotEmpty()
        .allMatch(id -> CanaryShare.contains(id, 0.5));
  }

  private static long count(double share) {
    return parts().stream().filter(id -> CanaryShare.contains(id, share)).count();
  }

  private static List<String> parts() {
    return IntStream.range(0, PARTS)
        .mapToObj(n -> Identities.inspectionId("line-a", "part-" + n, 1))
        .toList();
  }
}
