package lineside.footage.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportSceneIT {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"poses", "low-contrast", "kinds"})
  void writesTheSameBytesForTheSameSeed(String name) throws IOException {
    ExportScene.export(name, temp.resolve("one"), 3, 1, 2, 1, 1);
    ExportScene.export(name, temp.resolve("two"), 3, 1, 2, 1, 1);

    Map<String, String> one = contents(temp.resolve("one"));
    assertThat(one).hasSize(5 + 3 + 1).isEqualTo(contents(temp.resolve("two")));
  }

  @Test
  void showsNoPartInBothSubsets() throws IOException {
    ExportScene.export("poses", temp, 4, 3, 3, 3, 3);

    assertThat(column("train/", 1)).isNotEmpty().doesNotContainAnyElementsOf(column("test/", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"poses", "low-contrast", "kinds"})
  void writesMasksOfTheAreaThatTheLabelsName(String name) throws IOException {
    ExportScene.export(name, temp, 5, 1, 2, 0, 0);

    List<String[]> defects = rows("train/").stream().filter(row -> !row[2].equals("good")).toList();
    assertThat(defects).hasSize(2);
    for (String[] row : defects) {
      assertThat(maskArea(temp.resolve("masks").resolve(row[0])))
          .isEqualTo(Integer.parseInt(row[4]))
          .isPositive();
      assertThat(row[7]).isEqualTo("true");
    }
  }

  @Test
  void putsKindsThatAreNotNamedIntoOneFolder() throws IOException {
    ExportScene.export("kinds", temp, 6, 0, SceneKind.values().length, 0, 0);

    assertThat(rows("train/defect/").stream().map(row -> row[2]).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("dent", "spatter", "corrosion", "scuff", "fibre");
    assertThat(rows("train/defect/")).allSatisfy(row -> assertThat(row[3]).isEqualTo("false"));
    assertThat(column("train/scratch/", 3)).containsExactly("true");
  }

  @Test
  void refusesAnUnknownScene() {
    assertThatThrownBy(() -> ExportScene.export("pose", temp, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such scene: pose (poses, low-contrast, kinds)");
  }

  private Set<String> column(String prefix, int column) throws IOException {
    return rows(prefix).stream().map(row -> row[column]).collect(Collectors.toSet());
  }

  private List<String[]> rows(String prefix) throws IOException {
    return Files.readAllLines(temp.resolve("labels.csv")).stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.split(",", -1))
        .toList();
  }

  private static int maskArea(Path png) {
    try (Mat mask = opencv_imgcodecs.imread(png.toString(), opencv_imgcodecs.IMREAD_GRAYSCALE)) {
      return opencv_core.countNonZero(mask);
    }
  }

  private static Map<String, String> contents(Path dir) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(dir.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
