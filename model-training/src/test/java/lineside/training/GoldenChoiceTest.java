package lineside.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.training.calibrate.HeldOutScores;
import lineside.training.calibrate.HeldOutScores.Scored;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Visibility;
import lineside.vision.model.ModelCard.Thresholds;
import org.junit.jupiter.api.Test;

class GoldenChoiceTest {
  private static final Thresholds THRESHOLDS = new Thresholds(0.6f, 0.3f);

  @Test
  void takesTheScoresOnEitherSideOfEitherThreshold() {
    Map<String, Float> good = new TreeMap<>();
    good.put("a-first", 0.01f);
    good.put("b-below-band", 0.28f);
    good.put("c-in-band", 0.33f);
    good.put("d-nothing", 0.02f);
    Map<String, Float> pits = new TreeMap<>();
    pits.put("p-first", 0.99f);
    pits.put("q-sure", 0.98f);
    pits.put("r-under", 0.57f);
    pits.put("s-over", 0.61f);

    assertThat(golden(good, pits))
        .containsExactlyInAnyOrder(
            "a-first", "b-below-band", "c-in-band", "p-first", "r-under", "s-over");
  }

  @Test
  void takesEachPictureOnce() {
    assertThat(golden(Map.of("only", 0.1f), Map.of("pit", 0.9f)))
        .containsExactlyInAnyOrder("only", "pit");
  }

  private static List<String> golden(Map<String, Float> good, Map<String, Float> pits) {
    List<LabelledPicture> held = new ArrayList<>();
    good.keySet().forEach(file -> held.add(picture(file, "good")));
    pits.keySet().forEach(file -> held.add(picture(file, "pit")));
    HeldOutScores scores = new HeldOutScores(scored(good), scored(pits), List.of());
    return new GoldenChoice(scores, THRESHOLDS)
        .of(held, List.of("pit", "good")).stream().map(Path::toString).toList();
  }

  private static List<Scored> scored(Map<String, Float> scores) {
    return scores.entrySet().stream()
        .map(entry -> new Scored(Path.of(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static LabelledPicture picture(String file, String label) {
    return new LabelledPicture(Path.of(file), label, null, null, Visibility.VISIBLE);
  }
}
