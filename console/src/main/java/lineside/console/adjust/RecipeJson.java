package lineside.console.adjust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.console.problem.Problem;
import lineside.schemas.json.JsonForm;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ViewThreshold;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;

/**
 * Recipes as pages have them: the fields of the message by name, polygons as lists of corners, and
 * the thresholds of a camera with its view. A mask picture stays on the server. Thread-safe.
 */
final class RecipeJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> POLYGONS = List.of("inspectedPolygons", "ignoredPolygons");

  private final WireFormat wire = new WireFormat();
  private final JsonForm form = new JsonForm(Recipe.getClassSchema(), wire);

  ObjectNode toPage(Recipe recipe) {
    Recipe plain = Recipe.newBuilder(recipe).build();
    plain.setViews(
        recipe.getViews().stream()
            .map(view -> RecipeView.newBuilder(view).setMaskPng(null).build())
            .toList());
    ObjectNode page = tree(plain);
    Map<String, ViewThreshold> thresholds = new HashMap<>();
    recipe.getViewThresholds().forEach(set -> thresholds.put(set.getCameraId(), set));
    for (int i = 0; i < recipe.getViews().size(); i++) {
      RecipeView view = recipe.getViews().get(i);
      ObjectNode node = (ObjectNode) page.path("views").path(i);
      node.remove("maskPng");
      node.put("hasMask", view.getMaskPng() != null);
      POLYGONS.forEach(field -> node.set(field, unwrapped(node.path(field))));
      ViewThreshold set = thresholds.get(view.getCameraId());
      node.put("minMeanLevel", view.getMinMeanLevel());
      node.put("minSharpness", view.getMinSharpness());
      node.put("notOkFrom", set == null ? null : Float.valueOf(set.getNotOk()));
      node.put("undecidableFrom", set == null ? null : Float.valueOf(set.getUndecidableFrom()));
    }
    page.remove("viewThresholds");
    return page;
  }

  /**
   * The recipe that a page sent.
   *
   * @param standing whose masks stay
   * @throws Problem when it is no recipe
   */
  Recipe fromPage(JsonNode page, Recipe standing) {
    if (!(page instanceof ObjectNode given)) {
      throw Problem.badRequest("recipe", "it is missing");
    }
    ObjectNode message = given.deepCopy();
    ArrayNode thresholds = JSON.createArrayNode();
    for (JsonNode view : message.path("views")) {
      if (view instanceof ObjectNode node) {
        takeThresholds(node, thresholds);
        node.remove("hasMask");
        node.putNull("maskPng");
        POLYGONS.forEach(field -> node.set(field, wrapped(node.path(field))));
      }
    }
    message.set("viewThresholds", thresholds);
    Recipe recipe = read(message);
    Map<String, ByteBuffer> masks = new HashMap<>();
    for (RecipeView view : standing.getViews()) {
      if (view.getMaskPng() != null) {
        masks.put(view.getCameraId(), view.getMaskPng());
      }
    }
    List<RecipeView> views = new ArrayList<>();
    for (RecipeView view : recipe.getViews()) {
      views.add(RecipeView.newBuilder(view).setMaskPng(masks.get(view.getCameraId())).build());
    }
    recipe.setViews(views);
    return recipe;
  }

  private static void takeThresholds(ObjectNode view, ArrayNode thresholds) {
    JsonNode notOk = view.path("notOkFrom");
    JsonNode undecidable = view.path("undecidableFrom");
    if (notOk.isNumber()) {
      thresholds
          .addObject()
          .put("cameraId", view.path("cameraId").asText())
          .put("notOk", notOk.asDouble())
          .put(
              "undecidableFrom",
              undecidable.isNumber() ? undecidable.asDouble() : notOk.asDouble());
    } else if (undecidable.isNumber()) {
      throw Problem.badRequest(
          "undecidableFrom", "it needs a threshold notOkFrom at the same view");
    }
    view.remove(List.of("notOkFrom", "undecidableFrom"));
  }

  private Recipe read(ObjectNode message) {
    try {
      return wire.decode(form.toMessage(JSON.writeValueAsBytes(message)), Recipe.class);
    } catch (UnreadableMessageException e) {
      throw Problem.badRequest("recipe", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
  }

  private ObjectNode tree(Recipe recipe) {
    try {
      return (ObjectNode) JSON.readTree(form.toJson(wire.encode(recipe)));
    } catch (IOException | UnreadableMessageException e) {
      throw new IllegalStateException("a recipe without masks is always writable", e);
    }
  }

  private static ArrayNode unwrapped(JsonNode polygons) {
    ArrayNode lists = JSON.createArrayNode();
    polygons.forEach(polygon -> lists.add(polygon.path("points")));
    return lists;
  }

  private static ArrayNode wrapped(JsonNode lists) {
    ArrayNode polygons = JSON.createArrayNode();
    lists.forEach(points -> polygons.addObject().set("points", points));
    return polygons;
  }
}
