package lineside.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Visibility;
import org.junit.jupiter.api.Test;

class HeldOutTest {
  @Test
  void setsAsideTheLastOfEveryLabelAndLearnsNothingFaint() {
    List<LabelledPicture> pictures = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      pictures.add(picture("crack", i, i % 5 == 0 ? Visibility.FAINT : Visibility.VISIBLE));
      pictures.add(picture("good", i, Visibility.VISIBLE));
    }

    HeldOut split = HeldOut.of(pictures);

    // 15 % of 20 is 3 of each; 4 of the other 17 cracks are faint.
    assertThat(split.held())
        .extracting(p -> p.file().toString())
        .containsExactly(
            "crack/17.png",
            "crack/18.png",
            "crack/19.png",
            "good/17.png",
            "good/18.png",
            "good/19.png");
    assertThat(split.learning()).hasSize(13 + 17);
  }

  @Test
  void setsWholePlacesAside() {
    List<LabelledPicture> pictures = new ArrayList<>();
    for (int place = 0; place < 12; place++) {
      for (String label : List.of("good", "pit")) {
        Path file = Path.of(label, "%02d.png".formatted(place));
        pictures.add(
            new LabelledPicture(
                file, label, null, null, Visibility.VISIBLE, "place" + (10 + place)));
      }
    }

    HeldOut split = HeldOut.of(pictures);

    assertThat(split.held())
        .extracting(p -> p.group().orElse(""))
        .containsExactlyInAnyOrder("place13", "place13", "place19", "place19");
    assertThat(split.learning()).hasSize(20);
  }

  private static LabelledPicture picture(String label, int number, Visibility visibility) {
    Path file = Path.of(label, "%02d.png".formatted(number));
    return new LabelledPicture(file, label, null, null, visibility);
  }
}
