package lineside.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Visibility;
import org.junit.jupiter.api.Test;

class MemoryLimitTest {
  private final List<LabelledPicture> pictures = new ArrayList<>();

  MemoryLimitTest() {
    for (int i = 0; i < 20; i++) {
      pictures.add(picture("good", i));
    }
    pictures.add(picture("pit", 0));
    pictures.add(picture("pit", 1));
  }

  @Test
  void keepsWhatFits() {
    assertThat(new MemoryLimit(2200).keep(pictures, 100)).isEqualTo(pictures);
  }

  @Test
  void thinsGoodPicturesEvenlyAndKeepsEveryDefect() {
    List<LabelledPicture> kept = new MemoryLimit(1200).keep(pictures, 100);

    assertThat(kept).hasSize(12);
    assertThat(kept).filteredOn(p -> p.label().equals("pit")).hasSize(2);
    assertThat(kept.get(0).file()).isEqualTo(Path.of("good", "1.png"));
    assertThat(kept.get(9).file()).isEqualTo(Path.of("good", "19.png"));
  }

  @Test
  void thinsDefectsWhereTheyAloneAreTooMany() {
    List<LabelledPicture> defects = new ArrayList<>(pictures.subList(0, 4));
    for (int i = 0; i < 40; i++) {
      defects.add(picture("pit", i));
    }

    List<LabelledPicture> kept = new MemoryLimit(800).keep(defects, 100);

    assertThat(kept).hasSize(8);
    assertThat(kept).filteredOn(p -> p.label().equals("pit")).hasSize(6);
  }

  private static LabelledPicture picture(String label, int number) {
    return new LabelledPicture(
        Path.of(label, number + ".png"), label, null, null, Visibility.VISIBLE);
  }
}
