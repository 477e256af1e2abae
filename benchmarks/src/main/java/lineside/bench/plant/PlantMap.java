package lineside.bench.plant;

import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;

/**
 * Cameras of a plant and the recipes of their lines, four cameras a line. A part is seen by every
 * camera of its line; any part with a defect raises an alarm, which the next good one clears.
 *
 * @param cameras cameras of the plant, at least 1
 */
public record PlantMap(int cameras) {
  private static final int CAMERAS_PER_LINE = 4;

  /** Time for a part, as the recipe has it. */
  public static final long DEADLINE_MILLIS = 5_000;

  private static final long REVISION_WINDOW_MILLIS = 1_000;

  /** Checks the range. */
  public PlantMap {
    if (cameras < 1) {
      throw new IllegalArgumentException("cameras are " + cameras);
    }
  }

  /** Name of a camera, from 0. */
  public String camera(int camera) {
    return "bench-camera-" + camera;
  }

  /** Line of a camera, from 0. */
  public String line(int camera) {
    return "bench-line-" + camera / CAMERAS_PER_LINE;
  }

  /** Recipe of a camera's line. */
  public String recipe(int camera) {
    return "bench-recipe-" + camera / CAMERAS_PER_LINE;
  }

  /** The recipes of all lines. */
  public List<Recipe> recipes() {
    List<Recipe> recipes = new ArrayList<>();
    for (int first = 0; first < cameras; first += CAMERAS_PER_LINE) {
      List<RecipeView> views = new ArrayList<>();
      for (int camera = first; camera < Math.min(cameras, first + CAMERAS_PER_LINE); camera++) {
        views.add(view(camera));
      }
      recipes.add(
          Recipe.newBuilder()
              .setRecipeId(recipe(first))
              .setLineId(line(first))
              .setProductId("bench-product")
              .setViews(views)
              .setDeadlineMillis(DEADLINE_MILLIS)
              .setRevisionWindowMillis(REVISION_WINDOW_MILLIS)
              .setIsContinuous(false)
              .setMillimetresPerPixel(null)
              .setAlarmOccurrences(1)
              .setAlarmWindowParts(1)
              .setAlarmPriority(AlarmPriority.HIGH)
              .setAlarmAction("Look at the part.")
              .build());
    }
    return recipes;
  }

  private RecipeView view(int camera) {
    return RecipeView.newBuilder()
        .setCameraId(camera(camera))
        .setStationId("station-" + camera)
        .setFace("top")
        .setMinMeanLevel(5)
        .setMinSharpness(1)
        .setRejectIdentical(false)
        .setInspectedPolygons(List.of())
        .setIgnoredPolygons(List.of())
        .build();
  }
}
