package lineside.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.cli.result.PartKey;
import lineside.cli.score.TruthLabel;
import lineside.ingest.pace.Pace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialTest {
  @Test
  void takesTheNamesOfSubFoldersAsTruth(@TempDir Path folder) throws Exception {
    picture(folder.resolve("good/1.png"));
    picture(folder.resolve("scratch/2.JPG"));

    Material material = Material.ofImages(folder, Pace.MAX);

    assertThat(material.truth().labels())
        .containsEntry(new PartKey("images", "good/1.png", 1), TruthLabel.GOOD)
        .containsEntry(new PartKey("images", "scratch/2.JPG", 1), TruthLabel.VISIBLE)
        .hasSize(2);
  }

  @Test
  void knowsNoTruthOfPicturesWithoutSubFolder(@TempDir Path folder) throws Exception {
    picture(folder.resolve("1.png"));

    assertThat(Material.ofImages(folder, Pace.MAX).truth().labels()).isEmpty();
  }

  @Test
  void inspectsPicturesOfAFolderWithoutChecksOfQuality(@TempDir Path folder) throws Exception {
    picture(folder.resolve("1.png"));

    var view = Material.ofImages(folder, Pace.MAX).recipes().get(0).getViews().get(0);

    assertThat(view.getMinMeanLevel()).isZero();
    assertThat(view.getMinSharpness()).isZero();
    assertThat(view.getRejectIdentical()).isFalse();
  }

  @Test
  void refusesAFolderWithoutPictures(@TempDir Path folder) {
    assertThatThrownBy(() -> Material.ofImages(folder, Pace.MAX))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void saysEverythingThatIsWrongWithFootageAtOnce(@TempDir Path footage) throws Exception {
    Files.writeString(footage.resolve("footage.json"), "{\"formatVersion\":4}");
    Files.writeString(footage.resolve("recipes.json"), "[{\"recipeId\":\"bracket\"}]");
    Files.writeString(footage.resolve("context.jsonl"), "{}\nrubbish\n");
    Files.writeString(footage.resolve("truth.jsonl"), "{\"label\":\"good\"}\nwaste\n");

    assertThatThrownBy(() -> Material.ofFootage(footage, Pace.MAX))
        .isInstanceOfSatisfying(
            BadConfigurationException.class,
            bad ->
                assertThat(bad.problems())
                    .satisfiesExactly(
                        head -> assertThat(head).contains("format version 4", "names no camera"),
                        recipe -> assertThat(recipe).contains("recipe bracket is not usable"),
                        context -> assertThat(context).contains("context.jsonl is damaged"),
                        truth -> assertThat(truth).contains("line 2 of", "truth.jsonl")));
  }

  @Test
  void refusesFootageWithoutARecipe(@TempDir Path footage) throws Exception {
    Files.writeString(footage.resolve("recipes.json"), "{}");

    assertThatThrownBy(() -> Material.ofFootage(footage, Pace.MAX))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("recipes.json: no recipe is in it");
  }

  private static void picture(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {1});
  }
}
