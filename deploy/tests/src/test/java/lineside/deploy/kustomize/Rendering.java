package lineside.deploy.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What {@code kubectl kustomize DIRECTORY} prints, as trees, for kustomizations that use nothing
 * but resources, components, namespace, labels of the metadata, ConfigMaps of files with fixed
 * names, patches of RFC 6902, and other names for images. Anything else is refused by name, so that
 * a rendering is never wrong in silence. Used by one thread.
 */
public final class Rendering {
  private static final Set<String> KEYS =
      Set.of(
          "apiVersion",
          "kind",
          "namespace",
          "labels",
          "resources",
          "components",
          "configMapGenerator",
          "generatorOptions",
          "images",
          "configurations",
          "patches");

  /** Kinds that belong to no namespace, of those that are used. */
  private static final Set<String> OF_CLUSTER =
      Set.of(
          "Namespace",
          "ClusterRole",
          "ClusterRoleBinding",
          "PersistentVolume",
          "PriorityClass",
          "StorageClass");

  private final Path directory;
  private final JsonNode kustomization;
  private final List<ObjectNode> objects;

  private Rendering(Path directory, List<ObjectNode> objects) throws IOException {
    this.directory = directory;
    this.kustomization = YamlDocuments.read(directory.resolve("kustomization.yaml")).get(0);
    this.objects = objects;
  }

  /**
   * The objects of a kustomization.
   *
   * @throws IllegalArgumentException naming what this renderer does not know
   * @throws IOException when a file is missing or is no YAML
   */
  public static List<ObjectNode> of(Path directory) throws IOException {
    return new Rendering(directory, new ArrayList<>()).render();
  }

  private List<ObjectNode> render() throws IOException {
    known(kustomization, KEYS);
    for (JsonNode resource : kustomization.path("resources")) {
      add(directory.resolve(resource.asText()));
    }
    for (JsonNode generator : kustomization.path("configMapGenerator")) {
      objects.add(configMap(generator));
    }
    for (JsonNode component : kustomization.path("components")) {
      new Rendering(directory.resolve(component.asText()), objects).render();
    }
    for (JsonNode patch : kustomization.path("patches")) {
      Patch.read(patch).apply(objects);
    }
    if (kustomization.has("namespace")) {
      String namespace = kustomization.path("namespace").asText();
      objects.forEach(object -> place(object, namespace));
    }
    kustomization.path("labels").forEach(this::label);
    ImageNames.read(directory, kustomization).apply(objects);
    return objects;
  }

  private void add(Path resource) throws IOException {
    if (Files.isDirectory(resource)) {
      objects.addAll(of(resource));
      return;
    }
    for (JsonNode document : YamlDocuments.read(resource)) {
      objects.add((ObjectNode) document);
    }
  }

  private ObjectNode configMap(JsonNode generator) {
    known(generator, Set.of("name", "files"));
    if (!kustomization.at("/generatorOptions/disableNameSuffixHash").asBoolean(false)) {
      throw new IllegalArgumentException(
          directory + ": a generated name is not known here: set disableNameSuffixHash");
    }
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    map.put("apiVersion", "v1").put("kind", "ConfigMap");
    map.putObject("metadata").put("name", generator.path("name").asText());
    ObjectNode data = map.putObject("data");
    for (JsonNode file : generator.path("files")) {
      String[] named = file.asText().split("=", 2);
      Path path = directory.resolve(named[named.length - 1]);
      data.put(named.length == 2 ? named[0] : String.valueOf(path.getFileName()), text(path));
    }
    return map;
  }

  private static void place(ObjectNode object, String namespace) {
    if (!OF_CLUSTER.contains(object.path("kind").asText())) {
      object.withObject("/metadata").put("namespace", namespace);
    } else if (object.path("kind").asText().equals("Namespace")) {
      object.withObject("/metadata").put("name", namespace);
    }
    for (JsonNode subject : object.path("subjects")) {
      if (subject.path("kind").asText().equals("ServiceAccount")) {
        ((ObjectNode) subject).put("namespace", namespace);
      }
    }
  }

  private void label(JsonNode labels) {
    known(labels, Set.of("pairs"));
    for (ObjectNode object : objects) {
      ObjectNode present = object.withObject("/metadata").withObject("/labels");
      labels
          .path("pairs")
          .fields()
          .forEachRemaining(pair -> present.set(pair.getKey(), pair.getValue()));
    }
  }

  private void known(JsonNode node, Set<String> keys) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw new IllegalArgumentException(
                    "%s: this renderer does not know '%s'".formatted(directory, key));
              }
            });
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** A patch and whom it is for. */
  private record Patch(String kind, String name, ArrayNode operations) {
    static Patch read(JsonNode patch) throws IOException {
      patch
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (!Set.of("target", "patch").contains(key)) {
                  throw new IllegalArgumentException("a patch with '" + key + "' is not known");
                }
              });
      JsonNode operations = YamlDocuments.parse(patch.path("patch").asText()).get(0);
      if (!(operations instanceof ArrayNode list)) {
        throw new IllegalArgumentException("a patch that merges is not known: " + patch);
      }
      return new Patch(
          patch.at("/target/kind").asText(), patch.at("/target/name").asText(""), list);
    }

    /** A patch that meets nothing is a misspelt target. */
    void apply(List<ObjectNode> objects) {
      int met = 0;
      for (ObjectNode object : objects) {
        // Kustomize takes the name as a regular expression of the whole.
        if (object.path("kind").asText().equals(kind)
            && (name.isEmpty() || object.at("/metadata/name").asText().matches(name))) {
          JsonNode patched = io.fabric8.zjsonpatch.JsonPatch.apply(operations, object);
          object.removeAll();
          object.setAll((ObjectNode) patched);
          met++;
        }
      }
      if (met == 0) {
        throw new IllegalArgumentException("patch for " + kind + " " + name + " meets nothing");
      }
    }
  }
}
