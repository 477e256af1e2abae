package lineside.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PresortTest {
  /** 100 defects 0.505 .. 1: the third lowest, 0.515, is where 2 % are missed. */
  @Test
  void countsWhatIsSortedOutWhenTwoPercentGoWrong() {
    float[] good = new float[100];
    float[] defect = new float[100];
    for (int i = 0; i < 100; i++) {
      good[i] = i < 90 ? 0.1f : 0.7f + i / 1000f;
      defect[i] = 0.505f + i * 0.005f;
    }

    Presort presort = Presort.of(new SortedScores(good), new SortedScores(defect));

    assertThat(presort.goodThreshold()).isEqualTo(defect[2]);
    assertThat(presort.pg2().count()).isEqualTo(90);
    assertThat(presort.badThreshold()).isEqualTo(good[97]);
    assertThat(presort.pb2().count()).isEqualTo(41);
  }

  @Test
  void saysNothingWithoutOneOfTheKinds() {
    Presort presort =
        Presort.of(new SortedScores(new float[] {0.3f}), new SortedScores(new float[0]));

    assertThat(presort.pg2().rate()).isNaN();
    assertThat(presort.pb2().rate()).isNaN();
  }
}
