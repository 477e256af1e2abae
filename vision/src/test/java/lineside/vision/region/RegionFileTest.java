package lineside.vision.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionFileTest {
  private static final String LEFT =
      "\"points\": [{\"x\": 0, \"y\": 0}, {\"x\": 0.5, \"y\": 0}, {\"x\": 0.5, \"y\": 1},"
          + " {\"x\": 0, \"y\": 1}]";

  @TempDir private Path directory;

  @Test
  void namesWhatKeepsAPlaceOut() throws Exception {
    mask("mask.png", 0);
    RegionSet set =
        RegionFile.read(
            json(
                "{\"inspectedPolygons\": [{\"points\": [{\"x\":0,\"y\":0.2},{\"x\":1,\"y\":0.2},"
                    + "{\"x\":1,\"y\":1},{\"x\":0,\"y\":1}]}],"
                    + " \"ignoredPolygons\": [{\"name\": \"label\", "
                    + LEFT
                    + "}], \"maskPng\": \"mask.png\"}"));

    assertThat(set.names()).containsExactly("label", RegionSet.OUTSIDE, RegionSet.MASK);
    assertThat(set.nameAt(0.2, 0.5)).isEqualTo("label");
    assertThat(set.nameAt(0.7, 0.1)).isEqualTo(RegionSet.OUTSIDE);
    assertThat(set.nameAt(0.7, 0.9)).isEqualTo(RegionSet.MASK);
    assertThat(set.nameAt(0.7, 0.3)).isEqualTo(RegionSet.AROUND);
    assertThat(set.area().isWhole()).isFalse();
  }

  @Test
  void takesAMaskAlone() throws Exception {
    RegionSet set = RegionFile.read(mask("only.PNG", 0));

    assertThat(set.names()).containsExactly(RegionSet.MASK);
  }

  @Test
  void namesAPolygonByItsPlaceWhereItHasNoName() throws Exception {
    RegionSet set = RegionFile.read(json("{\"ignoredPolygons\": [{" + LEFT + "}]}"));

    assertThat(set.names()).containsExactly("ignoredPolygons[0]");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    refuses("{\"ignored\": []}", "field ignored is not known");
    refuses("[]", "it is no JSON object");
    refuses("{", "regions.json");
    refuses(
        "{\"ignoredPolygons\": [{\"points\": []}]}", "ignoredPolygons[0]: outline has 0 corners");
    refuses(
        "{\"ignoredPolygons\": [{\"points\": [{\"x\": \"a\", \"y\": 1}]}]}",
        "ignoredPolygons[0]: x of a point is no number");
    refuses(
        "{\"ignoredPolygons\": [{\"name\": \"a\", " + LEFT + "}, {\"name\": \"a\", " + LEFT + "}]}",
        "there are two of that name");
    refuses("{\"maskPng\": \"gone.png\"}", "gone.png");
    Files.write(directory.resolve("torn.png"), new byte[] {1});
    refuses("{\"maskPng\": \"torn.png\"}", "mask is no png");
  }

  private void refuses(String text, String reason) throws IOException {
    Path file = json(text);
    assertThatIOException().isThrownBy(() -> RegionFile.read(file)).withMessageContaining(reason);
  }

  private Path json(String text) throws IOException {
    return Files.writeString(directory.resolve("regions.json"), text);
  }

  /** The upper half inspected. */
  private Path mask(String name, int below) throws IOException {
    try (Picture picture = TestPictures.grey(8, 8, (x, y) -> y < 4 ? 255 : below)) {
      return Files.write(directory.resolve(name), picture.encodePng());
    }
  }
}
