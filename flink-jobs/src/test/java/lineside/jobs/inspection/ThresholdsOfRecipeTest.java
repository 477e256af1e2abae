package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewThreshold;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

class ThresholdsOfRecipeTest {
  @Test
  void judgesByTheThresholdsThatTheRecipeSetsForTheCamera() throws Exception {
    ViewVerdict verdict = verdict(new ViewThreshold(TestFrames.TOP, 0.9f, 0.8f), 0.7);

    assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.OK);
    assertThat(verdict.getThreshold()).isEqualTo(0.9f);
    assertThat(verdict.getUndecidableFrom()).isEqualTo(0.8f);
  }

  @Test
  void judgesByTheModelsOwnWhereTheRecipeSetsThoseOfAnotherCamera() throws Exception {
    ViewVerdict verdict = verdict(new ViewThreshold("elsewhere", 0.9f, 0.8f), 0.7);

    assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.NOT_OK);
    assertThat(verdict.getThreshold()).isEqualTo(ScriptedJudge.NOT_OK);
  }

  private static ViewVerdict verdict(ViewThreshold threshold, double score) throws Exception {
    Recipe recipe =
        Recipe.newBuilder(TestFrames.bracket()).setViewThresholds(List.of(threshold)).build();
    try (InspectionHarness inspection = new InspectionHarness(ScriptedJudge::new, recipe)) {
      inspection.take(TestFrames.top(0, score));
      return inspection.verdict();
    }
  }
}
