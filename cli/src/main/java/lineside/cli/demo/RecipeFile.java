package lineside.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.Polygon;
import lineside.schemas.record.PolygonPoint;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code recipes.json}: a list of objects with the field names of the recipe message; {@code
 * maskPng} of a view names a file beside it.
 */
public final class RecipeFile {
  private RecipeFile() {}

  /**
   * Reads all recipes.
   *
   * @throws IOException when the file cannot be read or has no recipe, or naming every recipe that
   *     is not usable
   */
  public static List<Recipe> read(Path file) throws IOException {
    List<Recipe> recipes = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(file.toFile())) {
      try {
        recipes.add(recipe(file, node));
      } catch (RuntimeException | IOException e) {
        problems.add(
            "recipe %s is not usable: %s"
                .formatted(node.path("recipeId").asText("?"), e.getMessage()));
      }
    }
    if (recipes.isEmpty() && problems.isEmpty()) {
      problems.add("no recipe is in it");
    }
    if (!problems.isEmpty()) {
      throw new IOException(String.join(", ", problems));
    }
    return List.copyOf(recipes);
  }

  private static Recipe recipe(Path file, JsonNode node) throws IOException {
    List<RecipeView> views = new ArrayList<>();
    for (JsonNode view : node.required("views")) {
      views.add(view(file, view));
    }
    if (views.isEmpty()) {
      throw new IllegalArgumentException("it has no view");
    }
    JsonNode scale = node.path("millimetresPerPixel");
    return Recipe.newBuilder()
        .setRecipeId(node.required("recipeId").asText())
        .setLineId(node.required("lineId").asText())
        .setProductId(node.required("productId").asText())
        .setViews(views)
        .setDeadlineMillis(node.required("deadlineMillis").asLong())
        .setRevisionWindowMillis(node.required("revisionWindowMillis").asLong())
        .setIsContinuous(node.required("isContinuous").asBoolean())
        .setMillimetresPerPixel(scale.isNumber() ? scale.asDouble() : null)
        .setAlarmOccurrences(node.required("alarmOccurrences").asInt())
        .setAlarmWindowParts(node.required("alarmWindowParts").asInt())
        .setAlarmPriority(AlarmPriority.valueOf(node.required("alarmPriority").asText()))
        .setAlarmAction(node.required("alarmAction").asText())
        .setAlarmRules(AlarmRuleFile.rules(node.path("alarmRules")))
        .build();
  }

  private static RecipeView view(Path file, JsonNode node) throws IOException {
    return RecipeView.newBuilder()
        .setCameraId(node.required("cameraId").asText())
        .setStationId(node.required("stationId").asText())
        .setFace(node.required("face").asText())
        .setMinMeanLevel((float) node.required("minMeanLevel").asDouble())
        .setMinSharpness((float) node.required("minSharpness").asDouble())
        .setRejectIdentical(node.required("rejectIdentical").asBoolean())
        .setInspectedPolygons(polygons(node.path("inspectedPolygons")))
        .setIgnoredPolygons(polygons(node.path("ignoredPolygons")))
        .setMaskPng(mask(file, node.path("maskPng")))
        .build();
  }

  private static @Nullable ByteBuffer mask(Path file, JsonNode name) throws IOException {
    return name.isTextual()
        ? ByteBuffer.wrap(Files.readAllBytes(file.resolveSibling(name.asText())))
        : null;
  }

  private static List<Polygon> polygons(JsonNode list) {
    List<Polygon> polygons = new ArrayList<>();
    for (JsonNode polygon : list) {
      List<PolygonPoint> points = new ArrayList<>();
      for (JsonNode point : polygon.required("points")) {
        points.add(new PolygonPoint(number(point, "x"), number(point, "y")));
      }
      polygons.add(new Polygon(points));
    }
    return polygons;
  }

  private static double number(JsonNode point, String name) {
    JsonNode value = point.required(name);
    if (!value.isNumber()) {
      throw new IllegalArgumentException("%s of a point is %s, no number".formatted(name, value));
    }
    return value.asDouble();
  }
}
