package lineside.analyzer.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KindChangesTest {
  private final Map<String, String> now = new HashMap<>();

  @Test
  void tellsOfAKindThatCameApart() {
    DefectKind kind = kind("k1", 12);
    place(kind, 0, 7, "k1");
    place(kind, 7, 12, "k9");

    assertThat(KindChanges.of(List.of(kind), now))
        .containsExactly(
            new KindChange(KindChange.Change.SPLIT, List.of("k1"), List.of("k1", "k9")));
  }

  @Test
  void tellsOfKindsThatBecameOne() {
    DefectKind one = kind("k1", 10);
    DefectKind other = kind("k2", 8);
    place(one, 0, 10, "k1");
    place(other, 0, 7, "k1");

    List<KindChange> changes = KindChanges.of(List.of(one, other), now);

    assertThat(changes)
        .containsExactly(
            new KindChange(KindChange.Change.MERGED, List.of("k1", "k2"), List.of("k1")));
    assertThat(changes.get(0).words()).contains("k1, k2").contains("became one, k1");
  }

  @Test
  void tellsNothingOfAFewStraysOrOfWhatIsGone() {
    DefectKind kept = kind("k1", 12);
    place(kept, 0, 10, "k1");
    place(kept, 10, 12, "k2");
    DefectKind gone = kind("k3", 12);
    DefectKind small = kind("k4", 4);
    place(small, 0, 2, "k4");
    place(small, 2, 4, "k5");

    assertThat(KindChanges.of(List.of(kept, gone, small), now)).isEmpty();
  }

  private void place(DefectKind kind, int from, int to, String id) {
    kind.exemplars().subList(from, to).forEach(crop -> now.put(crop, id));
  }

  private static DefectKind kind(String id, int exemplars) {
    return new DefectKind(
        id,
        "model",
        "",
        exemplars,
        Instant.EPOCH,
        Instant.EPOCH,
        IntStream.range(0, exemplars).mapToObj(i -> id + "-crop-" + i).toList());
  }
}
