package lineside.vision.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {
  @TempDir Path root;

  @Test
  void readsLabelsMasksAndTimes() throws IOException {
    touch("train/good/a.png");
    touch("train/crack/b.jpg");
    touch("train/crack/notes.txt");
    touch("masks/train/crack/b.png");
    Files.writeString(
        root.resolve("labels.csv"),
        """
        file,visible,time_index,place
        train/crack/b.jpg,false,41,left end
        train/good/a.png,,7,
        """);

    List<LabelledPicture> pictures = DataSet.open(root).pictures(Split.TRAIN);

    assertThat(pictures).hasSize(2);
    LabelledPicture crack = pictures.get(0);
    assertThat(crack.label()).isEqualTo("crack");
    assertThat(crack.mask()).contains(root.resolve("masks/train/crack/b.png"));
    assertThat(crack.time()).hasValue(41);
    assertThat(crack.group()).contains("left end");
    assertThat(pictures.get(1).group()).isEmpty();
    assertThat(crack.visibility()).isEqualTo(Visibility.FAINT);
    assertThat(pictures.get(1).isGood()).isTrue();
    assertThat(pictures.get(1).time()).hasValue(7);
    assertThat(pictures.get(1).visibility()).isEqualTo(Visibility.VISIBLE);
  }

  @Test
  void readsSetsWithoutMasksAndTables() throws IOException {
    touch("test/defect/x.bmp");

    DataSet set = DataSet.open(root);

    assertThat(set.pictures(Split.TRAIN)).isEmpty();
    assertThat(set.pictures(Split.TEST))
        .singleElement()
        .satisfies(p -> assertThat(p.mask()).isEmpty());
  }

  @Test
  void namesTheLineOfATableThatDoesNotRead() throws IOException {
    touch("test/defect/x.bmp");
    Files.writeString(root.resolve("labels.csv"), "file,time_index\ntest/defect/x.bmp,late\n");

    assertThatThrownBy(() -> DataSet.open(root))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("labels.csv line 2");
  }

  @Test
  void refusesFoldersThatAreNoDataSet() {
    assertThatThrownBy(() -> DataSet.open(root))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(root.toString());
  }

  private void touch(String path) throws IOException {
    Path file = root.resolve(path);
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.createFile(file);
  }
}
