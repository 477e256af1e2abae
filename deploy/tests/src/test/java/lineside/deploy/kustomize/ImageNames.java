package lineside.deploy.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The {@code images} of a kustomization: other names for images, tags stay. They are looked for in
 * every list of containers, and where a file of {@code configurations} says that a kind has one.
 */
final class ImageNames {
  private static final Set<String> LISTS = Set.of("containers", "initContainers");

  /** Old name to new name. */
  private final Map<String, String> names = new TreeMap<>();

  /** Kind to path from the object's root. */
  private final Map<String, String> places = new TreeMap<>();

  private ImageNames() {}

  /** Of a kustomization in a directory; changes nothing where it has no images. */
  static ImageNames read(Path directory, JsonNode kustomization) throws IOException {
    ImageNames images = new ImageNames();
    for (JsonNode image : kustomization.path("images")) {
      known(image, Set.of("name", "newName"));
      images.names.put(image.path("name").asText(), image.path("newName").asText());
    }
    for (JsonNode file : kustomization.path("configurations")) {
      JsonNode configuration = YamlDocuments.read(directory.resolve(file.asText())).get(0);
      known(configuration, Set.of("images"));
      for (JsonNode place : configuration.path("images")) {
        known(place, Set.of("path", "kind"));
        images.places.put(place.path("kind").asText(), "/" + place.path("path").asText());
      }
    }
    return images;
  }

  void apply(List<ObjectNode> objects) {
    if (names.isEmpty()) {
      return;
    }
    for (ObjectNode object : objects) {
      walk(object);
      String place = places.get(object.path("kind").asText());
      if (place != null
          && object.at(place).isTextual()
          && object.at(place.substring(0, place.lastIndexOf('/'))) instanceof ObjectNode parent) {
        rename(parent, place.substring(place.lastIndexOf('/') + 1));
      }
    }
  }

  private void walk(JsonNode node) {
    node.fields()
        .forEachRemaining(
            field -> {
              if (LISTS.contains(field.getKey())) {
                for (JsonNode container : field.getValue()) {
                  if (container instanceof ObjectNode fields) {
                    rename(fields, "image");
                  }
                }
              }
            });
    node.forEach(this::walk);
  }

  private void rename(ObjectNode fields, String key) {
    String image = fields.path(key).asText();
    int tag = image.lastIndexOf(':');
    String other = tag < 0 ? null : names.get(image.substring(0, tag));
    if (other != null) {
      fields.put(key, other + image.substring(tag));
    }
  }

  private static void known(JsonNode node, Set<String> keys) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw new IllegalArgumentException("an image with '" + key + "' is not known");
              }
            });
  }
}
