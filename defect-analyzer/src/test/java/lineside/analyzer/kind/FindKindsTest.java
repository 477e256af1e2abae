package lineside.analyzer.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.crop.HistoricCrop;
import lineside.analyzer.simulation.PlantedCrops;
import org.junit.jupiter.api.Test;

class FindKindsTest {
  private final PlantedCrops planted = new PlantedCrops(3, 4, 0.3);

  @Test
  void findsThePlantedKindsAndLeavesNoiseOut() {
    List<HistoricCrop> crops = planted.mixed(120);
    for (int i = 0; i < 12; i++) {
      crops.add(planted.noise(120 + i));
    }

    KindsFound found = FindKinds.of(crops, List.of(), List.of());

    assertThat(found.kinds())
        .extracting(DefectKind::likelyName)
        .containsExactlyInAnyOrder("kind-0", "kind-1", "kind-2", "kind-3");
    assertThat(found.without()).isBetween(10, 16);
    assertThat(found.kinds().get(0).exemplars()).hasSizeBetween(20, 32);
  }

  @Test
  void knowsAKindAgainInAPeriodThatSharesNoFinding() {
    List<HistoricCrop> before = of(0, 90, 3);
    List<HistoricCrop> after = of(500, 590, 4);
    KindsFound first = FindKinds.of(before, List.of(), List.of());

    KindsFound second = FindKinds.of(after, before, first.kinds());

    assertThat(second.kinds()).hasSize(4);
    for (DefectKind kind : second.kinds()) {
      String name = kind.likelyName();
      List<DefectKind> earlier =
          first.kinds().stream().filter(k -> k.likelyName().equals(name)).toList();
      if (name.equals("kind-3")) {
        assertThat(earlier).isEmpty();
        assertThat(first.kinds()).extracting(DefectKind::kindId).doesNotContain(kind.kindId());
      } else {
        assertThat(kind.kindId()).isEqualTo(earlier.get(0).kindId());
        assertThat(kind.firstSeenAt()).isEqualTo(earlier.get(0).firstSeenAt());
        assertThat(kind.lastSeenAt()).isAfter(earlier.get(0).lastSeenAt());
      }
    }
  }

  @Test
  void keepsNoExemplarThatIsOfAnotherKindNow() {
    List<HistoricCrop> crops = of(0, 120, 2);
    List<DefectKind> kinds = FindKinds.of(crops, List.of(), List.of()).kinds();
    List<String> mixed = new ArrayList<>(kinds.get(0).exemplars());
    mixed.addAll(kinds.get(1).exemplars().subList(0, kinds.get(1).exemplars().size() / 2));
    DefectKind before =
        new DefectKind(
            "both", "model", "", 120, kinds.get(0).firstSeenAt(), kinds.get(0).lastSeenAt(), mixed);

    KindsFound apart = FindKinds.of(crops, List.of(), List.of(before));
    KindsFound next = FindKinds.of(crops, List.of(), apart.kinds());

    assertThat(apart.changes())
        .extracting(KindChange::change)
        .containsExactly(KindChange.Change.SPLIT);
    assertThat(next.changes()).isEmpty();
  }

  @Test
  void findsTheSameTwice() {
    List<HistoricCrop> crops = planted.mixed(100);

    assertThat(FindKinds.of(crops, List.of(), List.of()))
        .isEqualTo(FindKinds.of(crops, List.of(), List.of()));
  }

  @Test
  void makesNoKindOfAFewFindings() {
    KindsFound found = FindKinds.of(planted.mixed(10), List.of(), List.of());

    assertThat(found.kinds()).isEmpty();
    assertThat(found.without()).isEqualTo(10);
    assertThat(FindKinds.of(List.of(), List.of(), List.of())).isEqualTo(KindsFound.NONE);
  }

  @Test
  void takesFindingsThatAreAllAlikeForOneKind() {
    HistoricCrop one = planted.of(0, 0);

    KindsFound found = FindKinds.of(java.util.Collections.nCopies(30, one), List.of(), List.of());

    assertThat(found.kinds()).hasSize(1);
    assertThat(found.kinds().get(0).findings()).isEqualTo(30);
  }

  private List<HistoricCrop> of(int from, int to, int kinds) {
    List<HistoricCrop> crops = new ArrayList<>();
    for (int i = from; i < to; i++) {
      crops.add(planted.of(i % kinds, i));
    }
    return crops;
  }
}
