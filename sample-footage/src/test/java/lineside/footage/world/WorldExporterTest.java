package lineside.footage.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lineside.footage.world.WorldExporter.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldExporterTest {
  @TempDir private Path dir;

  @Test
  void writesTheSameBytesForTheSameOrder() throws IOException {
    Path first = dir.resolve("first");
    Path second = dir.resolve("second");

    WorldExporter.export(new Order(11, 6, 96), first);
    WorldExporter.export(new Order(11, 6, 96), second);

    List<Path> files = pictures(first);
    assertThat(files).hasSizeGreaterThan(6).isEqualTo(pictures(second));
    for (Path file : files) {
      assertThat(first.resolve(file)).hasSameBinaryContentAs(second.resolve(file));
    }
  }

  @Test
  void givesEveryDefectPictureAMaskOfTheSameName() throws IOException {
    WorldExporter.export(new Order(12, 9, 96), dir);

    List<Path> files = pictures(dir);
    assertThat(files.stream().filter(f -> f.startsWith("train"))).hasSize(9);
    assertThat(files.stream().filter(f -> f.startsWith("train") && !f.startsWith("train/good")))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(f -> files.contains(Path.of("masks").resolve(f)));
  }

  private static List<Path> pictures(Path dir) throws IOException {
    try (Stream<Path> walk = Files.walk(dir)) {
      return walk.filter(Files::isRegularFile).map(dir::relativize).sorted().toList();
    }
  }
}
