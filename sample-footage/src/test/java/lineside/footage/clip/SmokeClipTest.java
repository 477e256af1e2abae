package lineside.footage.clip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Holds the committed clip against itself: truth, masks, clips and recipes must tell one story. */
class SmokeClipTest {
  private static final List<String> CAMERAS = List.of("a-top", "a-side", "b-strip");
  private final Footage footage = new Footage(Path.of("clips", "smoke"));

  @Test
  void clipsNameTheFramesOfTheirTarInOrder() throws IOException {
    for (String camera : CAMERAS) {
      List<String> named = new ArrayList<>();
      for (JsonNode trigger : footage.lines("clips/" + camera + ".jsonl")) {
        if (!trigger.get("frame").isNull()) {
          named.add(trigger.get("frame").asText());
        }
      }

      assertThat(footage.tar("clips/" + camera + ".tar").keySet()).containsExactlyElementsOf(named);
    }
  }

  @Test
  void onlyDroppedTriggersHaveNoFrame() throws IOException {
    Map<String, String> faults = footage.faults();
    for (String camera : CAMERAS) {
      for (JsonNode trigger : footage.lines("clips/" + camera + ".jsonl")) {
        String shot = camera + "/" + trigger.get("sequence").asLong();

        assertThat(trigger.get("frame").isNull()).isEqualTo("dropped".equals(faults.get(shot)));
      }
    }
  }

  @Test
  void everyFaultOccurs() throws IOException {
    assertThat(footage.faults().values()).contains("dropped", "dark", "blurred", "frozen");
  }

  @Test
  void masksCoverExactlyTheDefectsOfTheTruth() throws IOException {
    Map<String, Integer> areas = new HashMap<>();
    Map<String, String> faults = footage.faults();
    for (JsonNode part : footage.lines("truth.jsonl")) {
      for (JsonNode defect : part.get("defects")) {
        JsonNode view = viewOf(part, defect.get("cameraId").asText());
        String shot = view.get("cameraId").asText() + "/" + view.get("sequence").asLong();
        if (!faults.containsKey(shot)) {
          areas.merge(shot, defect.get("areaPx").asInt(), Integer::sum);
        }
      }
    }
    Map<String, Integer> masked = new HashMap<>();
    for (String camera : CAMERAS) {
      footage
          .tar("masks/" + camera + ".tar")
          .forEach(
              (name, png) ->
                  masked.put(camera + "/" + Long.parseLong(name.replace(".png", "")), count(png)));
    }

    assertThat(masked).isNotEmpty().isEqualTo(areas);
  }

  @Test
  void qualityLimitsTellFaultsFromSoundPicturesWithRoomToSpare() throws IOException {
    Map<String, String> faults = footage.faults();
    for (JsonNode recipe : footage.document("recipes.json")) {
      for (JsonNode view : recipe.get("views")) {
        String camera = view.get("cameraId").asText();
        double meanLimit = view.get("minMeanLevel").asDouble();
        double sharpnessLimit = view.get("minSharpness").asDouble();
        for (Map.Entry<String, byte[]> frame : footage.tar("clips/" + camera + ".tar").entrySet()) {
          Sharpness seen = Sharpness.of(Footage.pixels(frame.getValue()));
          String shot = camera + "/" + Long.parseLong(frame.getKey().replace(".png", ""));
          String fault = faults.getOrDefault(shot, "none");

          assertThat(seen.meanLevel() < meanLimit).as(shot).isEqualTo(fault.equals("dark"));
          if (fault.equals("blurred")) {
            assertThat(seen.variance()).as(shot).isLessThan(sharpnessLimit / 2);
          }
          if (fault.equals("none") || fault.equals("frozen")) {
            assertThat(seen.meanLevel()).as(shot).isGreaterThan(1.5 * meanLimit);
            assertThat(seen.variance()).as(shot).isGreaterThan(2 * sharpnessLimit);
          }
        }
      }
    }
  }

  @Test
  void frozenPicturesRepeatTheOneBeforeAndOthersNever() throws IOException {
    Map<String, String> faults = footage.faults();
    for (String camera : CAMERAS) {
      byte[] before = new byte[0];
      for (Map.Entry<String, byte[]> frame : footage.tar("clips/" + camera + ".tar").entrySet()) {
        String shot = camera + "/" + Long.parseLong(frame.getKey().replace(".png", ""));
        byte[] pixels = Footage.pixels(frame.getValue());

        assertThat(java.util.Arrays.equals(pixels, before))
            .as(shot)
            .isEqualTo("frozen".equals(faults.get(shot)));
        before = pixels;
      }
    }
  }

  @Test
  void partsOfTheClipsAreThePartsOfTheTruth() throws IOException {
    List<String> told = new ArrayList<>();
    for (JsonNode context : footage.lines("context.jsonl")) {
      told.add(context.get("partId").asText());
    }
    List<String> known = new ArrayList<>();
    for (JsonNode part : footage.lines("truth.jsonl")) {
      known.add(part.get("partId").asText());
    }

    assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void recipesAreWordedAsTheSchemaWordsThem() throws IOException {
    for (JsonNode recipe : footage.document("recipes.json")) {
      requireWording(recipe, Recipe.getClassSchema());
      for (JsonNode view : recipe.get("views")) {
        requireWording(view, RecipeView.getClassSchema());
      }
    }
  }

  /** What the schema has a default for may be left out. */
  private static void requireWording(JsonNode node, Schema schema) {
    List<String> needed =
        schema.getFields().stream()
            .filter(field -> !field.hasDefaultValue())
            .map(Schema.Field::name)
            .toList();
    assertThat(names(node)).containsAll(needed).isSubsetOf(names(schema));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> names(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }

  private static JsonNode viewOf(JsonNode part, String camera) {
    for (JsonNode view : part.get("views")) {
      if (view.get("cameraId").asText().equals(camera)) {
        return view;
      }
    }
    throw new AssertionError("no view of " + camera + " in " + part);
  }

  private static int count(byte[] png) {
    int set = 0;
    for (byte pixel : Footage.pixels(png)) {
      set += pixel == 0 ? 0 : 1;
    }
    return set;
  }
}
