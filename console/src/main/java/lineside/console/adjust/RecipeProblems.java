package lineside.console.adjust;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.Polygon;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ViewThreshold;

/**
 * What speaks against a recipe before it is sent, so that a person is told at once. The line checks
 * more and refuses what it cannot run by, with a dead letter and an entry in the trail.
 */
final class RecipeProblems {
  private static final int MOST_RULES = 64;
  private static final int MOST_POLYGONS = 32;
  private static final int MOST_CORNERS = 256;

  private final List<String> problems = new ArrayList<>();

  private RecipeProblems() {}

  static List<String> of(Recipe recipe) {
    RecipeProblems found = new RecipeProblems();
    found.require(!recipe.getViews().isEmpty(), "views: there is none");
    found.require(recipe.getDeadlineMillis() >= 1, "deadlineMillis: at least 1 is needed");
    found.require(
        recipe.getRevisionWindowMillis() >= 0, "revisionWindowMillis: at least 0 is needed");
    int k = recipe.getAlarmOccurrences();
    int n = recipe.getAlarmWindowParts();
    found.require(k >= 1 && n >= k, "alarmOccurrences: 1 <= k <= n is needed");
    Double scale = recipe.getMillimetresPerPixel();
    found.require(scale == null || scale > 0, "millimetresPerPixel: above 0 is needed");
    Set<String> cameras = new HashSet<>();
    for (int i = 0; i < recipe.getViews().size(); i++) {
      found.view("views[" + i + "]", recipe.getViews().get(i), cameras);
    }
    recipe.getViewThresholds().forEach(found::threshold);
    found.rules(recipe.getAlarmRules());
    return List.copyOf(found.problems);
  }

  private void view(String name, RecipeView view, Set<String> cameras) {
    require(!view.getCameraId().isBlank(), name + ": cameraId is blank");
    require(cameras.add(view.getCameraId()), name + ": there are two of that camera");
    require(view.getMinMeanLevel() >= 0, name + ": minMeanLevel must be at least 0");
    require(view.getMinSharpness() >= 0, name + ": minSharpness must be at least 0");
    polygons(name + ".inspectedPolygons", view.getInspectedPolygons());
    polygons(name + ".ignoredPolygons", view.getIgnoredPolygons());
  }

  private void polygons(String name, List<Polygon> polygons) {
    require(
        polygons.size() <= MOST_POLYGONS,
        name + ": at most " + MOST_POLYGONS + " areas can be taken");
    for (Polygon polygon : polygons) {
      int corners = polygon.getPoints().size();
      require(corners >= 3 && corners <= MOST_CORNERS, name + ": an area has 3 to 256 corners");
      require(
          polygon.getPoints().stream()
              .allMatch(p -> p.getX() >= 0 && p.getX() <= 1 && p.getY() >= 0 && p.getY() <= 1),
          name + ": a corner lies beside the picture");
    }
  }

  private void threshold(ViewThreshold set) {
    require(
        set.getUndecidableFrom() > 0
            && set.getUndecidableFrom() <= set.getNotOk()
            && set.getNotOk() <= 1,
        "thresholds of " + set.getCameraId() + ": 0 < undecidableFrom <= notOkFrom <= 1 is needed");
  }

  private void rules(List<AlarmRule> rules) {
    require(rules.size() <= MOST_RULES, "alarmRules: at most " + MOST_RULES + " can be taken");
    Set<String> ids = new HashSet<>();
    for (AlarmRule rule : rules) {
      require(
          !rule.getRuleId().isBlank() && ids.add(rule.getRuleId()),
          "alarmRules: the name '" + rule.getRuleId() + "' is blank or there twice");
      problems.addAll(RuleProblems.of(rule));
    }
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
