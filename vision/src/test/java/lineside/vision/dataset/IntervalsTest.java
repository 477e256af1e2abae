package lineside.vision.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  /** R: {@code binom.test(3, 20)$conf.int}, and the closed form 1 - 0.025^(1/n) for none of n. */
  @Test
  void exactIntervalsAreThoseOfClopperAndPearson() {
    Interval some = ExactShare.interval(3, 20).orElseThrow();
    Interval none = ExactShare.interval(0, 299).orElseThrow();

    assertThat(some.low()).isCloseTo(0.0320709, within(1e-6));
    assertThat(some.high()).isCloseTo(0.3789268, within(1e-6));
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(1 - Math.pow(0.025, 1.0 / 299), within(1e-9));
    assertThat(ExactShare.interval(0, 0)).isEmpty();
  }

  /**
   * Good 1, 2, 3 and defects 2.5, 4: AUROC 5/6; the placements are 2/3 and 1 (variance 1/18) and 0,
   * 0, 1/2 (variance 1/12), so the variance is 1/36 + 1/36.
   */
  @Test
  void deLongAgreesWithTheHandComputedVariance() {
    List<ScoredPicture> pictures =
        List.of(
            scored("good", 0.1f, null),
            scored("good", 0.2f, null),
            scored("good", 0.3f, null),
            scored("pit", 0.25f, null),
            scored("pit", 0.4f, null));

    Interval interval = AurocInterval.of(pictures).orElseThrow();

    double half = 1.959963985 * Math.sqrt(1.0 / 18) / (5.0 / 36);
    assertThat(interval.low()).isCloseTo(1 / (1 + Math.exp(half - Math.log(5))), within(1e-6));
    assertThat(interval.high()).isCloseTo(1 / (1 + Math.exp(-half - Math.log(5))), within(1e-6));
  }

  @Test
  void perfectRankingOfFewPicturesIsNoCertainty() {
    List<ScoredPicture> pictures =
        List.of(
            scored("good", 0.1f, null),
            scored("good", 0.2f, null),
            scored("pit", 0.8f, null),
            scored("pit", 0.9f, null));

    Interval interval = AurocInterval.of(pictures).orElseThrow();

    assertThat(interval.high()).isEqualTo(1);
    assertThat(interval.low()).isBetween(0.2, 0.8);
    assertThat(interval.method()).isEqualTo("Newcombe");
  }

  @Test
  void picturesOfOnePlaceCountAsOneSample() {
    Random random = new Random(5);
    List<ScoredPicture> alone = new ArrayList<>();
    List<ScoredPicture> grouped = new ArrayList<>();
    for (int place = 0; place < 6; place++) {
      float shift = 0.5f * random.nextFloat();
      for (int i = 0; i < 40; i++) {
        String label = i % 2 == 0 ? "good" : "pit";
        float score = shift + 0.2f * random.nextFloat() + (i % 2) * 0.1f;
        alone.add(scored(label, score, null));
        grouped.add(scored(label, score, "place " + place));
      }
    }

    Interval narrow = AurocInterval.of(alone).orElseThrow();
    Interval wide = AurocInterval.of(grouped).orElseThrow();

    assertThat(wide.method()).isEqualTo("bootstrap over 6 places or parts");
    assertThat(wide.high() - wide.low()).isGreaterThan(narrow.high() - narrow.low());
  }

  @Test
  void pixelIntervalHoldsThePointAndIsTheSameTwice() {
    Random random = new Random(3);
    List<LabelledPicture> pictures = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      pictures.add(scored("pit", 0, null).picture());
    }
    PixelSamples samples = new PixelSamples(Units.of(pictures));
    PixelHistogram pixels = new PixelHistogram();
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 50; j++) {
        pixels.addGood(0.7f * random.nextFloat());
        pixels.addDefect(0.3f + 0.7f * random.nextFloat());
      }
      samples.add(i, pixels);
    }

    PixelFigures once = samples.figures().orElseThrow();
    PixelFigures twice = samples.figures().orElseThrow();

    assertThat(once).isEqualTo(twice);
    Interval interval = once.apInterval().orElseThrow();
    assertThat(once.ap()).isBetween(interval.low(), interval.high());
    assertThat(interval.high() - interval.low()).isBetween(0.001, 0.1);
    assertThat(samples.differenceTo(samples).orElseThrow().high()).isZero();
  }

  @Test
  void pairedDifferenceOfAModelWithItselfIsZero() {
    List<ScoredPicture> pictures =
        List.of(scored("good", 0.1f, null), scored("good", 0.5f, null), scored("pit", 0.4f, null));
    EvaluationReport report =
        new EvaluationReport(pictures, new EvaluationReport.Limits(0.5f, 0.5f), null, List.of());

    PairedComparison same = PairedComparison.of(report, report);

    assertThat(same.pictures()).isEqualTo(3);
    assertThat(same.auroc().value()).isZero();
    assertThat(same.auroc().interval()).hasValueSatisfying(i -> assertThat(i.high()).isZero());
    assertThat(same.pixel()).isEmpty();
  }

  private int number;

  private ScoredPicture scored(String label, float score, @Nullable String group) {
    Path file = Path.of(label + number++ + ".png");
    return new ScoredPicture(
        new LabelledPicture(file, label, null, null, Visibility.VISIBLE, group), score, null, 1);
  }
}
