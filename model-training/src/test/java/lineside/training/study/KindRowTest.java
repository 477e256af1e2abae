package lineside.training.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindRowTest {
  @TempDir private Path folder;

  @Test
  void readsTheTrueKindWhateverFolderAPictureLiesIn() throws IOException {
    Path table = folder.resolve("labels.csv");
    Files.writeString(
        table,
        """
        file,area_px,part,kind,named
        test/defect/1.png,40,plate-7,dent,false
        train/pit/2.png,30,lever-1,pit,true
        test/good/3.png,0,plate-8,good,true
        """);

    assertThat(KindRow.read(table))
        .containsExactly(
            new KindRow("test/defect/1.png", "plate-7", "dent", false),
            new KindRow("train/pit/2.png", "lever-1", "pit", true));
    assertThat(KindRow.read(table).get(0).isTest()).isTrue();
    assertThat(KindRow.read(table).get(1).isTest()).isFalse();
  }

  @Test
  void namesTheColumnThatIsMissing() throws IOException {
    Path table = folder.resolve("labels.csv");
    Files.writeString(table, "file,part,named\n");

    assertThatThrownBy(() -> KindRow.read(table)).hasMessageEndingWith("has no column kind");
  }
}
