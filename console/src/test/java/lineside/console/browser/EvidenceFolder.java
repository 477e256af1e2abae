package lineside.console.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.schemas.identity.Identities;

/** Pictures as the evidence store keeps them: {@code root/ab/abcd...png}. */
final class EvidenceFolder {
  private final Path root;

  EvidenceFolder(Path root) {
    this.root = root;
  }

  /** Stores a picture and returns its name. */
  String store(byte[] picture) throws IOException {
    String sha256 = Identities.sha256Hex(picture);
    Path file = fileOf(sha256);
    Files.createDirectories(file.getParent());
    Files.write(file, picture);
    return sha256;
  }

  /** Deletes a picture, as retention does. */
  void forget(String sha256) throws IOException {
    Files.deleteIfExists(fileOf(sha256));
  }

  /** Where a picture lies. */
  Path fileOf(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256 + ".png");
  }
}
