package lineside.deploy.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lineside.deploy.kustomize.Rendering;

/** The overlays and examples of deploy/k8s: everything that somebody may apply. */
final class Overlays {
  /** The folder deploy. */
  static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();

  private Overlays() {}

  /**
   * Names of the overlays, and {@code examples/NAME} of what a plant makes of them: found and not
   * listed, so that a new one is tested too.
   */
  static List<String> names() {
    return Stream.concat(
            folders("overlays").stream(),
            folders("examples").stream().map(example -> "examples/" + example))
        .toList();
  }

  static Path directory(String overlay) {
    Path places = DEPLOY.resolve("k8s");
    return overlay.contains("/")
        ? places.resolve(overlay)
        : places.resolve("overlays").resolve(overlay);
  }

  static List<ObjectNode> objects(String overlay) throws IOException {
    return Rendering.of(directory(overlay));
  }

  /** The only object of a kind and name. */
  static ObjectNode one(String kind, String name, String overlay) throws IOException {
    return objects(overlay).stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + overlay));
  }

  private static List<String> folders(String place) {
    try (Stream<Path> folders = Files.list(DEPLOY.resolve("k8s").resolve(place))) {
      return folders.map(folder -> String.valueOf(folder.getFileName())).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
