package lineside.vision.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lineside.vision.shape.KindPurity.Truth;
import org.junit.jupiter.api.Test;

class KindSpaceTest {
  private static final int EACH = 30;

  @Test
  void bringsEveryNumberToTheSameScale() {
    double[][] vectors = KindSpace.of(findings(1, 0), KindBasis.SHAPE);

    double sum = 0;
    double squares = 0;
    for (double[] vector : vectors) {
      sum += vector[0];
      squares += vector[0] * vector[0];
    }
    assertThat(sum).isCloseTo(0, within(1e-9));
    assertThat(squares / vectors.length).isCloseTo(1, within(1e-6));
  }

  @Test
  void shapeTellsApartWhereTheEmbeddingDoesNot() {
    List<DescribedFinding> findings = findings(1, 0);

    assertThat(purity(findings, KindBasis.SHAPE)).isEqualTo(1);
    assertThat(purity(findings, KindBasis.EMBEDDING)).isBetween(0.3, 0.7);
    assertThat(purity(findings, KindBasis.BOTH)).isGreaterThan(0.9);
  }

  @Test
  void embeddingTellsApartWhereTheShapeDoesNot() {
    List<DescribedFinding> findings = findings(0, 1);

    assertThat(purity(findings, KindBasis.EMBEDDING)).isEqualTo(1);
    assertThat(purity(findings, KindBasis.SHAPE)).isBetween(0.3, 0.7);
  }

  @Test
  void nothingHasNoVectors() {
    assertThat(KindSpace.of(List.of(), KindBasis.BOTH)).isEmpty();
  }

  private static double purity(List<DescribedFinding> findings, KindBasis basis) {
    List<Truth> truths = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      truths.add(new Truth(i % 2 == 0 ? "thick" : "thin", "part-" + i));
    }
    return KindPurity.of(KindSpace.of(findings, basis), truths).share();
  }

  /** Two kinds in turn that differ by shape, by embedding, or not at all. */
  private static List<DescribedFinding> findings(double byShape, double byEmbedding) {
    Random random = new Random(3);
    List<DescribedFinding> findings = new ArrayList<>();
    for (int i = 0; i < 2 * EACH; i++) {
      double kind = i % 2 == 0 ? 20 : -20;
      float[] embedding = new float[4];
      for (int c = 0; c < embedding.length; c++) {
        embedding[c] = (float) (byEmbedding * kind + random.nextGaussian());
      }
      findings.add(new DescribedFinding(embedding, shape(byShape * kind, random)));
    }
    return findings;
  }

  private static FindingShape shape(double kind, Random random) {
    double[] n = random.doubles(15).map(v -> v + kind).toArray();
    return new FindingShape(
        new MarkedForm(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]),
        new MarkedTone(n[10], n[11], n[12], n[13], n[14]));
  }
}
