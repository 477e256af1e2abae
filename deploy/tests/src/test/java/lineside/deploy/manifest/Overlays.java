package lineside.deploy.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lineside.deploy.kustomize.Rendering;

/** The overlays of deploy/k8s: everything that somebody may apply. */
final class Overlays {
  /** The folder deploy. */
  static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();

  private Overlays() {}

  /** Names of the overlays, found and not listed, so that a new one is tested too. */
  static List<String> names() {
    try (Stream<Path> folders = Files.list(DEPLOY.resolve("k8s/overlays"))) {
      return folders.map(folder -> String.valueOf(folder.getFileName())).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Path directory(String overlay) {
    return DEPLOY.resolve("k8s/overlays").resolve(overlay);
  }

  static List<ObjectNode> objects(String overlay) throws IOException {
    return Rendering.of(directory(overlay));
  }
}
