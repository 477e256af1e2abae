package lineside.vision.region;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lineside.vision.region.Outline.Corner;
import org.jspecify.annotations.Nullable;

/**
 * Reads regions from a file: a PNG, which is a {@link PictureMask}, or JSON with the fields of a
 * recipe's view, {@code {"inspectedPolygons": [{"name": "thread", "points": [{"x": 0.1, "y": 0.2},
 * ...]}], "ignoredPolygons": [...], "maskPng": "mask.png"}}; all may be left out, the mask lies
 * beside the JSON, a name is for the reader and may be left out.
 */
public final class RegionFile {
  private static final Set<String> FIELDS =
      Set.of("inspectedPolygons", "ignoredPolygons", "maskPng");

  private RegionFile() {}

  /**
   * Reads.
   *
   * @throws IOException when a file does not read or is no region, naming it and why
   */
  public static RegionSet read(Path file) throws IOException {
    try {
      boolean isMask = file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
      return isMask
          ? new RegionSet(Map.of(), Map.of(), mask(file))
          : set(file, new ObjectMapper().readTree(file.toFile()));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw new IOException("%s is no regions: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static RegionSet set(Path file, JsonNode root) throws IOException {
    if (!root.isObject()) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw new IllegalArgumentException(
            "field %s is not known, only %s".formatted(name, FIELDS.stream().sorted().toList()));
      }
    }
    JsonNode mask = root.path("maskPng");
    return new RegionSet(
        outlines(root, "inspectedPolygons"),
        outlines(root, "ignoredPolygons"),
        mask.isTextual() ? mask(file.resolveSibling(mask.asText())) : null);
  }

  private static PictureMask mask(Path file) throws IOException {
    return PictureMask.decode(ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  private static Map<String, Outline> outlines(JsonNode root, String field) {
    Map<String, Outline> outlines = new LinkedHashMap<>();
    for (JsonNode polygon : root.path(field)) {
      String place = "%s[%d]".formatted(field, outlines.size());
      @Nullable JsonNode name = polygon.get("name");
      try {
        if (outlines.put(name == null ? place : name.asText(), outline(polygon)) != null) {
          throw new IllegalArgumentException("there are two of that name");
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
      }
    }
    return outlines;
  }

  private static Outline outline(JsonNode polygon) {
    List<Corner> corners = new ArrayList<>();
    for (JsonNode point : polygon.path("points")) {
      corners.add(new Corner(number(point, "x"), number(point, "y")));
    }
    return new Outline(corners);
  }

  private static double number(JsonNode point, String name) {
    if (!point.path(name).isNumber()) {
      throw new IllegalArgumentException("%s of a point is no number".formatted(name));
    }
    return point.path(name).asDouble();
  }
}
