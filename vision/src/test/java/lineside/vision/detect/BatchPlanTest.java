package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
  @Test
  void runsPicturesOneByOneWhereBatchesBringNothing() {
    BatchPlan plan = BatchPlan.measured(new TreeMap<>(Map.of(1, 10.0, 2, 20.0, 4, 41.0)));

    assertThat(plan.plateau()).isEqualTo(1);
    assertThat(plan.runs(3, 8)).containsExactly(1, 1, 1);
  }

  @Test
  void fillsABatchUpWhereThatIsFaster() {
    BatchPlan plan = BatchPlan.measured(new TreeMap<>(Map.of(1, 10.0, 2, 11.0, 4, 13.0)));

    assertThat(plan.plateau()).isEqualTo(4);
    assertThat(plan.runs(3, 8)).containsExactly(4);
    assertThat(plan.runs(5, 8)).containsExactlyInAnyOrder(1, 4);
  }

  @Test
  void splitsWhereFillingUpIsSlower() {
    BatchPlan plan = BatchPlan.measured(new TreeMap<>(Map.of(1, 10.0, 2, 16.0, 4, 30.0)));

    assertThat(plan.runs(3, 8)).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void stopsAtThePlateau() {
    BatchPlan plan = BatchPlan.measured(new TreeMap<>(Map.of(1, 10.0, 2, 16.0, 4, 31.9, 8, 63.0)));

    assertThat(plan.plateau()).isEqualTo(2);
    assertThat(plan.runs(8, 8)).containsOnly(2);
  }

  @Test
  void takesNoMoreThanTheWeightsTake() {
    assertThat(BatchPlan.unmeasured().runs(3, 1)).containsExactly(1, 1, 1);
    assertThat(BatchPlan.unmeasured().runs(7, 8)).containsExactlyInAnyOrder(4, 2, 1);
    assertThat(BatchPlan.unmeasured().runs(7, 3)).containsExactlyInAnyOrder(2, 2, 2, 1);
  }

  @Test
  void holdsEveryPicture() {
    BatchPlan plan = BatchPlan.unmeasured();

    for (int pictures = 0; pictures <= 30; pictures++) {
      assertThat(plan.runs(pictures, 8).stream().mapToInt(Integer::intValue).sum())
          .isGreaterThanOrEqualTo(pictures);
    }
  }
}
