package lineside.vision.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
  private static final EvaluationReport.Limits LIMITS = new EvaluationReport.Limits(0.6f, 0.5f);

  private final List<ScoredPicture> pictures =
      List.of(
          scored("good", 10, Visibility.VISIBLE, 0.2f, null, 4),
          scored("good", 50, Visibility.VISIBLE, 0.7f, "pit", 8),
          scored("good", 51, Visibility.VISIBLE, 0.1f, null, 6),
          scored("good", 52, Visibility.VISIBLE, 0.55f, null, 5),
          scored("pit", 60, Visibility.VISIBLE, 0.9f, "pit", 7),
          scored("scratch", 61, Visibility.VISIBLE, 0.65f, "pit", 9),
          scored("scratch", 62, Visibility.FAINT, 0.3f, null, 3));

  @Test
  void countsEscapesAndOverkillAtTheThreshold() {
    ImageFigures image = report(null).image();

    assertThat(image.good()).isEqualTo(4);
    assertThat(image.defect()).isEqualTo(3);
    assertThat(image.escapeRate()).isCloseTo(1.0 / 3, within(1e-9));
    assertThat(image.overkillRate()).isEqualTo(0.25);
    // .9 beats 4, .65 beats 3, .3 beats 2 of 4 each.
    assertThat(image.auroc()).isCloseTo(9.0 / 12, within(1e-9));
  }

  @Test
  void cutsSlicesByTimeAndVisibility() {
    var slices = report(null).slices();

    assertThat(slices).containsOnlyKeys("late", "visible", "faint");
    assertThat(slices.get("late")).satisfies(s -> assertThat(s.good()).isEqualTo(3));
    assertThat(slices.get("visible")).satisfies(s -> assertThat(s.escapeRate()).isZero());
    assertThat(slices.get("faint")).satisfies(s -> assertThat(s.escapeRate()).isEqualTo(1));
  }

  @Test
  void writesTheAgreedJson() throws Exception {
    PixelFigures pixels = new PixelFigures(0.8, 0.95, new Interval(0.7, 0.9, "drawn"));
    EvaluationReport report =
        report(new EvaluationReport.Pixels(pixels, new PixelSamples(Units.of(List.of()))));

    JsonNode json = new ObjectMapper().readTree(report.toJson());

    assertThat(json.at("/image/threshold").floatValue()).isEqualTo(0.6f);
    assertThat(json.at("/image/n/good").asInt()).isEqualTo(4);
    assertThat(json.at("/image/n/defect").asInt()).isEqualTo(3);
    assertThat(json.at("/image/aurocInterval/low").asDouble()).isBetween(0.0, 0.75);
    assertThat(json.at("/image/aurocInterval/method").asText()).isEqualTo("DeLong, logit");
    assertThat(json.at("/image/overkillInterval/high").asDouble()).isBetween(0.8, 0.81);
    assertThat(json.at("/pixel/apInterval/high").asDouble()).isEqualTo(0.9);
    assertThat(json.at("/confusion/scratch/pit").asInt()).isEqualTo(1);
    assertThat(json.at("/confusion/scratch/nothing").asInt()).isEqualTo(1);
    assertThat(json.at("/problems/count").asInt()).isZero();
    assertThat(json.at("/image/undecidedRate").asDouble()).isCloseTo(1.0 / 7, within(1e-9));
    assertThat(json.at("/pixel/ap").asDouble()).isEqualTo(0.8);
    assertThat(json.at("/perClass/pit/n/defect").asInt()).isEqualTo(1);
    assertThat(json.at("/perClass/scratch/kindRecognised").asDouble()).isZero();
    assertThat(json.at("/millisPerImage/median").asDouble()).isEqualTo(6);
    assertThat(json.at("/millisPerImage/p99").asDouble()).isEqualTo(9);
    assertThat(json.at("/slices/late/n/good").asInt()).isEqualTo(3);
  }

  @Test
  void writesNullWhereThereIsNothingToCount() throws Exception {
    EvaluationReport report = new EvaluationReport(pictures.subList(0, 2), LIMITS, null, List.of());

    JsonNode json = new ObjectMapper().readTree(report.toJson());

    assertThat(json.at("/image/auroc").isNull()).isTrue();
    assertThat(json.at("/image/escapeRate").isNull()).isTrue();
    assertThat(json.at("/image/escapeInterval").isNull()).isTrue();
    assertThat(json.at("/image/n/defect").asInt()).isZero();
    assertThat(json.at("/pixel").isNull()).isTrue();
    assertThat(json.at("/gaps/0").asText()).startsWith("no defect picture");
  }

  @Test
  void hasNoFigureForNoPictureAtAll() throws Exception {
    EvaluationReport report = new EvaluationReport(List.of(), LIMITS, null, List.of());

    JsonNode json = new ObjectMapper().readTree(report.toJson());

    assertThat(json.at("/image/auroc").isNull()).isTrue();
    assertThat(json.at("/millisPerImage/median").isNull()).isTrue();
  }

  private EvaluationReport report(EvaluationReport.@Nullable Pixels pixels) {
    return new EvaluationReport(pictures, LIMITS, pixels, List.of());
  }

  private static ScoredPicture scored(
      String label, int time, Visibility visibility, float score, @Nullable String kind, int ms) {
    LabelledPicture picture =
        new LabelledPicture(Path.of(label + time + ".png"), label, null, time, visibility);
    return new ScoredPicture(picture, score, kind, ms);
  }
}
