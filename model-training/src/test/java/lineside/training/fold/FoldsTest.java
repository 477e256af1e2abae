package lineside.training.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lineside.training.data.DataInventory;
import lineside.training.data.HeldOut;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Visibility;
import org.junit.jupiter.api.Test;

class FoldsTest {
  @Test
  void holdsEveryPictureOutOnceAndKeepsGroupsTogether() {
    List<LabelledPicture> pictures = new ArrayList<>();
    for (int place = 0; place < 7; place++) {
      for (int i = 0; i < 6; i++) {
        pictures.add(picture(i < place % 3 ? "pit" : "good", "p%d-%d".formatted(place, i), place));
      }
    }

    List<HeldOut> folds = Folds.of(pictures, 3);

    assertThat(folds.stream().flatMap(fold -> fold.held().stream()))
        .containsExactlyInAnyOrderElementsOf(pictures);
    for (HeldOut fold : folds) {
      assertThat(groups(fold.held())).doesNotContainAnyElementsOf(groups(fold.learning()));
      assertThat(fold.held().size() + fold.learning().size()).isEqualTo(pictures.size());
    }
    // Places 2 and 5 have two pits, 1 and 4 one.
    assertThat(folds)
        .extracting(fold -> fold.held().stream().filter(p -> !p.isGood()).count())
        .containsExactlyInAnyOrder(2L, 2L, 2L);
  }

  @Test
  void holdsNeighboursByNameOutTogetherWhereThereAreNoGroups() {
    List<LabelledPicture> pictures = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      pictures.add(picture("good", "a" + i, -1));
      pictures.add(picture("pit", "b" + i, -1));
    }

    List<HeldOut> folds = Folds.of(pictures, 2);

    assertThat(folds.get(0).held())
        .extracting(p -> p.file().toString())
        .containsExactly("a0", "b0", "a1", "b1");
    assertThat(folds.get(1).learning())
        .extracting(p -> p.file().toString())
        .containsExactly("a0", "b0", "a1", "b1");
  }

  @Test
  void measuresOnNoUnlabelledPictureAndLearnsNothingFaint() {
    List<LabelledPicture> pictures = new ArrayList<>();
    for (int place = 0; place < 4; place++) {
      pictures.add(picture("good", "g" + place, place));
      pictures.add(picture(DataInventory.UNLABELLED, "u" + place, place));
      pictures.add(
          new LabelledPicture(
              Path.of("f" + place), "pit", null, null, Visibility.FAINT, "place" + place));
    }

    for (HeldOut fold : Folds.of(pictures, 2)) {
      assertThat(fold.held()).noneMatch(p -> p.label().equals(DataInventory.UNLABELLED));
      assertThat(fold.learning()).hasSize(4).noneMatch(p -> p.visibility() == Visibility.FAINT);
    }
  }

  @Test
  void refusesMoreFoldsThanThereAreGroupsOrPictures() {
    List<LabelledPicture> places = List.of(picture("good", "a", 1), picture("good", "b", 2));
    List<LabelledPicture> loose = List.of(picture("good", "a", -1), picture("pit", "b", -1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Folds.of(places, 3))
        .withMessage("3 folds need at least as many places or parts, the data set has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Folds.of(loose, 2))
        .withMessage("2 folds need at least as many pictures of good, there are 1");
    assertThatIllegalArgumentException().isThrownBy(() -> Folds.of(places, 1));
  }

  private static Set<String> groups(List<LabelledPicture> pictures) {
    return pictures.stream().flatMap(p -> p.group().stream()).collect(Collectors.toSet());
  }

  private static LabelledPicture picture(String label, String file, int place) {
    return new LabelledPicture(
        Path.of(file), label, null, null, Visibility.VISIBLE, place < 0 ? null : "place" + place);
  }
}
