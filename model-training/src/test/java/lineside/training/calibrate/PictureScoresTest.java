package lineside.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lineside.training.calibrate.PictureScores.Scored;
import lineside.training.calibrate.PictureScores.Unit;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PictureScoresTest {
  private final PictureScores scores =
      new PictureScores(
          List.of(
              scored("a.png", "good", Visibility.VISIBLE, "p1", 0.1f),
              scored("b.png", "good", Visibility.VISIBLE, "p1", 0.3f),
              scored("c.png", "good", Visibility.VISIBLE, null, 0.2f),
              scored("d.png", "pit", Visibility.VISIBLE, "p1", 0.8f),
              scored("e.png", "pit", Visibility.VISIBLE, "p1", 0.6f),
              scored("f.png", "pit", Visibility.FAINT, "p1", 0.05f)),
          List.of());

  @Test
  void countsEveryPicture() {
    assertThat(scores.good(Unit.PICTURE).toArray()).containsExactly(0.1f, 0.2f, 0.3f);
    assertThat(scores.defect(Unit.PICTURE).toArray()).containsExactly(0.6f, 0.8f);
    assertThat(scores.faint().toArray()).containsExactly(0.05f);
  }

  @Test
  void countsAPartOnceByItsWorstPicture() {
    assertThat(scores.isGrouped()).isTrue();
    assertThat(scores.good(Unit.GROUP).toArray()).containsExactly(0.2f, 0.3f);
    assertThat(scores.defect(Unit.GROUP).toArray()).containsExactly(0.6f);
  }

  private static Scored scored(
      String file, String label, Visibility visibility, @Nullable String group, float score) {
    return new Scored(
        new LabelledPicture(Path.of(file), label, null, null, visibility, group), score);
  }
}
