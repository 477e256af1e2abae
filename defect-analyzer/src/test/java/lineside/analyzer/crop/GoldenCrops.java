package lineside.analyzer.crop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The golden pictures of the sample model, which stands in for a large one. */
final class GoldenCrops {
  static final Path PACKAGE = Path.of("../sample-footage/models/small");

  private GoldenCrops() {}

  static List<byte[]> pictures(int count) throws IOException {
    try (Stream<Path> files = Files.list(PACKAGE.resolve("golden"))) {
      return files.sorted().limit(count).map(GoldenCrops::bytes).toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
