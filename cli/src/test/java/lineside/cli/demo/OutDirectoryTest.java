package lineside.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutDirectoryTest {
  @Test
  void replacesWhatAnEarlierRunLeft(@TempDir Path root) throws Exception {
    OutDirectory first = OutDirectory.prepare(root);
    Files.createDirectories(first.archive().resolve("line-a/2026-03-02"));
    Files.writeString(first.archive().resolve("line-a/2026-03-02/rows.avro"), "rows");
    Files.writeString(first.file("summary.json"), "{}");

    OutDirectory second = OutDirectory.prepare(root);

    assertThat(second.archive()).doesNotExist();
    assertThat(second.file("summary.json")).doesNotExist();
  }

  @Test
  void touchesNoFolderThatNoRunHasMade(@TempDir Path root) throws Exception {
    Path foreign = Files.createDirectories(root.resolve("archive"));
    Files.writeString(foreign.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> OutDirectory.prepare(root))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("archive");
    assertThat(foreign.resolve("thesis.txt")).exists();
  }

  @Test
  void touchesNoFileThatNoRunHasMade(@TempDir Path root) throws Exception {
    Files.writeString(root.resolve("summary.json"), "mine");

    assertThatThrownBy(() -> OutDirectory.prepare(root))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("summary.json");
    assertThat(root.resolve("summary.json")).hasContent("mine");
  }

  @Test
  void leavesOtherFilesAlone(@TempDir Path root) throws Exception {
    Files.writeString(root.resolve("log.txt"), "mine");

    OutDirectory.prepare(root);

    assertThat(root.resolve("log.txt")).hasContent("mine");
  }
}
