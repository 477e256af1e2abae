package lineside.footage.truth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import lineside.footage.scenario.CameraSpec;
import lineside.footage.scenario.LineSpec;
import lineside.footage.scenario.Material;
import lineside.footage.scenario.Scenario;
import lineside.schemas.record.AlarmRule;

/**
 * Writes {@code recipes.json}: how the lines of the scenario are to be inspected, in the field
 * names of the recipe schema.
 */
public final class RecipeFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long REVISION_WINDOW_MILLIS = 600_000;

  private RecipeFile() {}

  public static void write(Path file, Scenario scenario) throws IOException {
    ArrayNode recipes = JsonLines.object().putArray("recipes");
    for (LineSpec line : scenario.lines()) {
      recipes.add(recipe(line));
    }
    JsonLines.writeDocument(file, recipes);
  }

  private static ObjectNode recipe(LineSpec line) throws IOException {
    boolean strip = line.material() == Material.STRIP;
    ObjectNode node = JsonLines.object();
    node.put("recipeId", line.recipeId());
    node.put("lineId", line.lineId());
    node.put("productId", line.productId());
    ArrayNode views = node.putArray("views");
    line.cameras().forEach(camera -> views.add(view(camera)));
    node.put("deadlineMillis", line.deadlineMillis());
    node.put("revisionWindowMillis", REVISION_WINDOW_MILLIS);
    node.put("isContinuous", strip);
    node.put("millimetresPerPixel", strip ? line.millimetresPerPixel() : null);
    node.put("alarmOccurrences", line.alarm().occurrences());
    node.put("alarmWindowParts", line.alarm().windowParts());
    node.put("alarmPriority", line.alarm().priority().name());
    node.put("alarmAction", line.alarm().action());
    ArrayNode rules = node.putArray("alarmRules");
    for (AlarmRule rule : line.alarmRules()) {
      rules.add(JSON.readTree(rule.toString()));
    }
    return node;
  }

  private static ObjectNode view(CameraSpec camera) {
    ObjectNode node = JsonLines.object();
    String view = camera.view().name().toLowerCase(Locale.ROOT);
    node.put("cameraId", camera.cameraId());
    node.put("stationId", camera.stationId());
    node.put("face", view.substring(view.indexOf('_') + 1));
    node.put("minMeanLevel", camera.minMeanLevel());
    node.put("minSharpness", camera.minSharpness());
    node.put("rejectIdentical", true);
    return node;
  }
}
