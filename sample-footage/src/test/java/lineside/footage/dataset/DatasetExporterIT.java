package lineside.footage.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lineside.footage.dataset.DatasetExporter.Subset;
import lineside.footage.defect.Photographer;
import lineside.footage.render.Seed;
import lineside.footage.render.Studio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetExporterIT {
  @TempDir Path temp;

  @Test
  void writesTheLayoutThatTrainingReads() throws IOException {
    DatasetExporter.export(5, new Subset("train", 4, 8), temp);

    List<String> images = pngs(temp.resolve("train"));
    assertThat(images).hasSize(12);
    assertThat(images.stream().filter(name -> name.startsWith("good/"))).hasSize(4);
    assertThat(pngs(temp.resolve("masks/train")))
        .containsExactlyElementsOf(
            images.stream().filter(name -> !name.startsWith("good/")).toList());
  }

  @Test
  void writesTheSameBytesForTheSameSeed() throws IOException {
    DatasetExporter.export(6, new Subset("test", 1, 3), temp.resolve("one"));
    DatasetExporter.export(6, new Subset("test", 1, 3), temp.resolve("two"));

    List<String> images = pngs(temp.resolve("one"));
    assertThat(images).hasSize(7).isEqualTo(pngs(temp.resolve("two")));
    for (String image : images) {
      assertThat(temp.resolve("one").resolve(image))
          .hasSameBinaryContentAs(temp.resolve("two").resolve(image));
    }
  }

  @Test
  void redrawsOtherPicturesForEverySeedOfOneStudio() throws IOException {
    Photographer photographer = new Photographer(new Studio(new Seed(7)));
    Subset subset = new Subset("test", 1, 1);
    DatasetExporter.redraw(photographer, 8, subset, temp.resolve("one"));
    DatasetExporter.redraw(photographer, 8, subset, temp.resolve("again"));
    DatasetExporter.redraw(photographer, 9, subset, temp.resolve("other"));

    Path good = Path.of(pngs(temp.resolve("one")).get(2));
    assertThat(good.toString()).startsWith("test/");
    assertThat(temp.resolve("one").resolve(good))
        .hasSameBinaryContentAs(temp.resolve("again").resolve(good));
    assertThat(Files.readString(temp.resolve("one/labels.csv")))
        .isEqualTo(Files.readString(temp.resolve("again/labels.csv")))
        .isNotEqualTo(Files.readString(temp.resolve("other/labels.csv")));
  }

  @Test
  void otherSubsetsShowOtherImages() throws IOException {
    DatasetExporter.export(6, new Subset("train", 1, 0), temp);
    DatasetExporter.export(6, new Subset("test", 1, 0), temp);

    Path train = temp.resolve("train").resolve(pngs(temp.resolve("train")).get(0));
    Path test = temp.resolve("test").resolve(pngs(temp.resolve("test")).get(0));
    assertThat(Files.readAllBytes(train)).isNotEqualTo(Files.readAllBytes(test));
  }

  private static List<String> pngs(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return files
          .filter(file -> file.toString().endsWith(".png"))
          .map(file -> dir.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
