package lineside.jobs.verdict;

import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What the views of an inspection amount to.
 *
 * @param evaluation NOT_OK if any view is; else UNDEFINED if an expected view is UNDEFINED or
 *     missing; else NOT_DECIDABLE if any view is; else OK
 * @param isPartial whether an expected view is UNDEFINED or missing
 * @param views in the order of the recipe, then by camera; those of one camera in trigger order
 * @param missingCameras expected and never triggered
 */
record PartDecision(
    ResultEvaluation evaluation,
    boolean isPartial,
    List<ViewVerdict> views,
    List<String> missingCameras) {

  /** Over everything that has a verdict by now. */
  static PartDecision of(Inspection inspection) {
    List<String> expected = expectedCameras(inspection);
    List<ViewVerdict> views =
        inspection.views.values().stream()
            .filter(ViewEntry::isKnown)
            .map(entry -> entry.verdict)
            .filter(Objects::nonNull)
            .sorted(inOrderOf(expected))
            .collect(toList());
    List<String> missing = new ArrayList<>(expected);
    inspection.views.values().stream()
        .filter(ViewEntry::isKnown)
        .forEach(entry -> missing.remove(entry.trigger.getCameraId()));
    boolean isPartial =
        !missing.isEmpty()
            || views.isEmpty()
            || views.stream()
                .filter(view -> inspection.recipe == null || expected.contains(view.getCameraId()))
                .anyMatch(view -> view.getResultEvaluation() == ResultEvaluation.UNDEFINED);
    return new PartDecision(evaluate(views, isPartial), isPartial, views, missing);
  }

  /** Whether nothing is awaited any more: every expected camera has told. */
  static boolean isComplete(Inspection inspection) {
    if (inspection.recipe == null) {
      return false;
    }
    Stream<ViewEntry> known = inspection.views.values().stream().filter(ViewEntry::isKnown);
    return known.allMatch(ViewEntry::isComplete)
        && expectedCameras(inspection).stream()
            .allMatch(
                camera ->
                    inspection.views.values().stream()
                        .anyMatch(
                            entry ->
                                entry.isComplete() && entry.trigger.getCameraId().equals(camera)));
  }

  private static ResultEvaluation evaluate(List<ViewVerdict> views, boolean isPartial) {
    if (has(views, ResultEvaluation.NOT_OK)) {
      return ResultEvaluation.NOT_OK;
    }
    if (isPartial) {
      return ResultEvaluation.UNDEFINED;
    }
    return has(views, ResultEvaluation.NOT_DECIDABLE)
        ? ResultEvaluation.NOT_DECIDABLE
        : ResultEvaluation.OK;
  }

  private static boolean has(List<ViewVerdict> views, ResultEvaluation evaluation) {
    return views.stream().anyMatch(view -> view.getResultEvaluation() == evaluation);
  }

  private static List<String> expectedCameras(Inspection inspection) {
    @Nullable Recipe recipe = inspection.recipe;
    return recipe == null
        ? List.of()
        : recipe.getViews().stream().map(RecipeView::getCameraId).collect(toList());
  }

  private static Comparator<ViewVerdict> inOrderOf(List<String> cameras) {
    return Comparator.comparingInt(
            (ViewVerdict view) -> {
              int index = cameras.indexOf(view.getCameraId());
              return index < 0 ? Integer.MAX_VALUE : index;
            })
        .thenComparing(ViewVerdict::getCameraId)
        .thenComparing(ViewVerdict::getEpoch)
        .thenComparing(ViewVerdict::getSequence);
  }
}
