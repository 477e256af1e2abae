package lineside.console.browser;

import java.util.List;
import java.util.Map;
import lineside.console.plant.Plant;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.topic.Topic;

/** Publishes the recipe that the parts of the tests are inspected by. */
final class Recipes {
  static final String ID = "bracket-a";

  private Recipes() {}

  static void publish(Plant plant, String recipeId, String line, String station) {
    Recipe recipe =
        Recipe.newBuilder()
            .setRecipeId(recipeId)
            .setLineId(line)
            .setProductId("bracket")
            .setViews(List.of(view(station)))
            .setDeadlineMillis(3_000)
            .setRevisionWindowMillis(60_000)
            .setIsContinuous(false)
            .setAlarmOccurrences(3)
            .setAlarmWindowParts(20)
            .setAlarmPriority(AlarmPriority.HIGH)
            .setAlarmAction("Stop feeding the cell")
            .setKindSeverities(Map.of("scratch", 700))
            .setAlarmRules(List.of(rule()))
            .build();
    plant.send(Topic.RECIPE, recipeId, recipe);
  }

  private static RecipeView view(String station) {
    return RecipeView.newBuilder()
        .setCameraId(station + "-top")
        .setStationId(station)
        .setFace("top")
        .setMinMeanLevel(30f)
        .setMinSharpness(5f)
        .setRejectIdentical(true)
        .build();
  }

  private static AlarmRule rule() {
    return AlarmRule.newBuilder()
        .setRuleId("scratches")
        .setKind(AlarmRuleKind.K_OF_N)
        .setDefectKinds(List.of("scratch"))
        .setOccurrences(3)
        .setWindowParts(20)
        .setPriority(AlarmPriority.HIGH)
        .setAction("Look at pallet 5 and its jaws.")
        .build();
  }
}
