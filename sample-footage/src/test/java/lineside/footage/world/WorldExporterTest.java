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

  @Test
  void writesNineGoodPicturesOfTwentyAndFewMore() throws IOException {
    WorldExporter.export(new Order(13, 20, 64), dir);

    assertThat(pictures(dir).stream().filter(f -> f.startsWith("train/good")).count())
        .isBetween(9L, 11L);
  }

  @Test
  void beginsALongerOrderWithThePicturesOfAShorterOne() throws IOException {
    Path shorter = dir.resolve("shorter");
    Path longer = dir.resolve("longer");

    WorldExporter.export(new Order(14, 3, 64), shorter);
    WorldExporter.export(new Order(14, 5, 64), longer);

    for (Path file : pictures(shorter)) {
      assertThat(longer.resolve(file)).hasSameBinaryContentAs(shorter.resolve(file));
    }
  }

  private static List<Path> pictures(Path dir) throws IOException {
    try (Stream<Path> walk = Files.walk(dir)) {
      return walk.filter(Files::isRegularFile).map(dir::relativize).sorted().toList();
    }
  }
}
