package lineside.jobs.verdict;

import lineside.schemas.record.Loss;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** Makes the verdicts on views that no frame came for. */
final class UndefinedViews {
  private UndefinedViews() {}

  static ViewVerdict lost(
      Trigger trigger, Loss loss, @Nullable Recipe recipe, long evaluatedAtMicros) {
    String detail = loss.getReason() + (loss.getDetail().isEmpty() ? "" : ": " + loss.getDetail());
    return undefined(trigger, recipe, evaluatedAtMicros)
        .setUndefinedReason(UndefinedReason.LOST)
        .setDetail(detail)
        .build();
  }

  static ViewVerdict missing(Trigger trigger, @Nullable Recipe recipe, long evaluatedAtMicros) {
    return undefined(trigger, recipe, evaluatedAtMicros)
        .setUndefinedReason(UndefinedReason.MISSING)
        .setDetail("neither frame nor loss by the deadline")
        .build();
  }

  private static ViewVerdict.Builder undefined(
      Trigger trigger, @Nullable Recipe recipe, long evaluatedAtMicros) {
    return Triggers.verdictOn(trigger, stationOf(recipe, trigger.getCameraId()))
        .setResultEvaluation(ResultEvaluation.UNDEFINED)
        .setEvaluatedAtMicros(evaluatedAtMicros);
  }

  private static String stationOf(@Nullable Recipe recipe, String cameraId) {
    if (recipe == null) {
      return "";
    }
    return recipe.getViews().stream()
        .filter(view -> view.getCameraId().equals(cameraId))
        .map(RecipeView::getStationId)
        .findFirst()
        .orElse("");
  }
}
