package lineside.analyzer.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cause shows on one pallet with one look: neither tells it alone. */
class FusedModelTest {
  private final Findings findings = new Findings();

  @Test
  void namesWhatNeitherThePictureNorThePalletTellsAlone() {
    List<Labelled> taught = taught(15);

    double fused = rightShare(FusedModel.learn(taught, List.of(), Modality.ALL));
    double pictures = rightShare(FusedModel.learn(taught, List.of(), Modality.PICTURES));
    double records = rightShare(FusedModel.learn(taught, List.of(), Modality.RECORDS));

    assertThat(fused).isGreaterThan(0.9);
    assertThat(pictures).isLessThan(0.8);
    assertThat(records).isLessThan(0.8);
  }

  @Test
  void answersWithoutContext() {
    FusedModel model = FusedModel.learn(taught(15), List.of(), Modality.ALL);

    assertThat(model.of(findings.of(1, null)).of("jaw")).isLessThan(0.2);
    assertThat(model.of(findings.of(0, null)).of("jaw")).isBetween(0.2, 0.8);
  }

  @Test
  void answersWithoutAPicture() {
    FusedModel model = FusedModel.learn(taught(15), List.of(), Modality.ALL);

    assertThat(model.of(findings.of(null, "P2")).of("jaw")).isLessThan(0.3);
  }

  @Test
  void givesTheSameAnswersAndTheSameVersionAgain() {
    List<Labelled> taught = taught(10);
    FusedFinding asked = findings.of(0, "P1");

    FusedModel one = FusedModel.learn(taught, List.of(), Modality.ALL);
    FusedModel other = FusedModel.learn(taught, List.of(), Modality.ALL);

    assertThat(other.version()).isEqualTo(one.version());
    assertThat(other.of(asked)).isEqualTo(one.of(asked));
  }

  @Test
  void hasAnotherVersionAfterAnotherLesson() {
    List<Labelled> taught = taught(10);
    List<Labelled> corrected = new ArrayList<>(taught);
    corrected.set(0, Labelled.surely(taught.get(0).finding(), "chance"));

    assertThat(FusedModel.learn(corrected, List.of(), Modality.ALL).version())
        .isNotEqualTo(FusedModel.learn(taught, List.of(), Modality.ALL).version());
  }

  @Test
  void learnsNothingFromOneLabel() {
    List<Labelled> taught = List.of(Labelled.surely(findings.of(0, "P1"), "jaw"));

    assertThatThrownBy(() -> FusedModel.learn(taught, List.of(), Modality.ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two labels");
  }

  @Test
  void saysThatTooLittleIsThereToLearnFrom() {
    JointModel model = JointModel.learn("causes", taught(5), List.of());

    assertThat(model.model()).isEmpty();
    assertThat(model.note()).contains("No model of causes", "8 findings each");
  }

  /** {@code each} of every look on every pallet. */
  private List<Labelled> taught(int each) {
    List<Labelled> taught = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (int look = 0; look < 2; look++) {
        for (String pallet : List.of("P1", "P2")) {
          taught.add(Labelled.surely(findings.of(look, pallet), labelOf(look, pallet)));
        }
      }
    }
    return taught;
  }

  private static String labelOf(int look, String pallet) {
    return look == 0 && pallet.equals("P1") ? "jaw" : "chance";
  }

  private double rightShare(FusedModel model) {
    int right = 0;
    List<Labelled> asked = taught(10);
    for (Labelled one : asked) {
      boolean isNamed = model.of(one.finding()).of("jaw") > 0.25;
      right += isNamed == one.most().equals("jaw") ? 1 : 0;
    }
    return (double) right / asked.size();
  }
}
