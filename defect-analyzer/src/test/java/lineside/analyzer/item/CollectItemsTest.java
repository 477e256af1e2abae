package lineside.analyzer.item;

import static lineside.analyzer.item.Rows.defective;
import static lineside.analyzer.item.Rows.flagged;
import static lineside.analyzer.item.Rows.good;
import static lineside.analyzer.item.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.ResultEvaluation;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.frame.Picture;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectItemsTest {
  private static final String LEARNED = partOn(Side.LEARNED);
  private static final String HELD_OUT = partOn(Side.HELD_OUT);

  @TempDir private Path directory;
  private DirectoryEvidenceStore evidence;
  private ItemVersions versions;
  private String grey;
  private String dark;

  @BeforeEach
  void store() throws IOException {
    evidence = new DirectoryEvidenceStore(directory.resolve("evidence"));
    versions = new ItemVersions(directory.resolve("items"), () -> Rows.NOON);
    grey = evidence.put(png(120));
    dark = evidence.put(png(20));
  }

  @Test
  void makesTheSameVersionOfTheSameWords() throws IOException {
    CollectItems.Collected first = collect(row(LEARNED, flagged("pit", grey)), good(LEARNED, "x"));
    CollectItems.Collected again = collect(row(LEARNED, flagged("pit", grey)), good(LEARNED, "x"));

    assertThat(again.version()).isEqualTo(first.version());
    assertThat(first.version().items()).hasSize(1);
    assertThat(folders()).containsExactly(first.version().name());
  }

  @Test
  void readsAVersionAsItWasWritten() throws IOException {
    CollectItems.Collected made =
        collect(row(LEARNED, flagged("pit", grey)), defective(LEARNED, "x", "pit"));

    assertThat(versions.latest()).contains(made.version());
  }

  @Test
  void refusesAVersionThatWasChanged() throws IOException {
    ItemVersion version = collect(row(LEARNED, flagged("pit", grey)), good(LEARNED, "x")).version();
    Files.writeString(version.directory().resolve("items.jsonl"), "\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> versions.latest())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(version.name())
        .hasMessageContaining("was changed");
  }

  @Test
  void remembersWhatAPersonSaidWhenTheRowIsGone() throws IOException {
    collect(row(LEARNED, flagged("pit", grey)), good(LEARNED, "x"));

    CollectItems.Collected later = collect(row("other", flagged("pit", dark)));

    assertThat(later.version().number()).isEqualTo(2);
    assertThat(later.version().items())
        .extracting(item -> item.pictureSha256() + " " + item.said().speaker())
        .containsExactlyInAnyOrder(grey + " PERSON", dark + " NOBODY");
  }

  @Test
  void doesNotLetAModelOverruleWhatAPersonOnceSaid() throws IOException {
    collect(row(LEARNED, flagged("pit", grey)), good(LEARNED, "x"));

    ItemVersion later =
        collect(
                List.of(row(LEARNED, flagged("pit", grey))),
                new Readings().says(grey, ResultEvaluation.NOT_OK, "pit").words(),
                null)
            .version();

    assertThat(later.items()).extracting(item -> item.label().folder()).containsExactly("good");
  }

  @Test
  void forgetsAnItemThatPersonsStartToDisputeEvenWhenItsRowIsGone() throws IOException {
    collect(row(LEARNED, flagged("pit", grey)), good(LEARNED, "x"));

    ItemVersion later =
        collect(row("other", flagged("pit", dark)), good(LEARNED, "x"), defective(LEARNED, "y"))
            .version();

    assertThat(later.items()).extracting(TrainingItem::pictureSha256).containsExactly(dark);
  }

  @Test
  void countsAPictureThatRetentionTook() throws IOException {
    collect(row(LEARNED, flagged("pit", grey)), good(LEARNED, "x"));
    Files.delete(Path.of(evidence.uriOf(grey)));

    CollectItems.Collected later = collect(row(LEARNED, flagged("pit", grey)), good(LEARNED, "x"));

    assertThat(later.version().items()).isEmpty();
    assertThat(later.leftOut().of(LeftOut.PICTURE_GONE)).isEqualTo(1);
  }

  @Test
  void countsPicturesThatAreNone() throws IOException {
    String noPicture = evidence.put(new byte[] {1, 2, 3});

    CollectItems.Collected collected =
        collect(row(LEARNED, flagged("pit", noPicture, "pit", "../x")), good(LEARNED, "x"));

    assertThat(collected.version().items()).isEmpty();
    assertThat(collected.leftOut().of(LeftOut.UNDECODABLE)).isEqualTo(1);
    assertThat(collected.leftOut().of(LeftOut.PICTURE_DAMAGED)).isEqualTo(1);
  }

  @Test
  void leavesOutAPictureOfPartsOnBothSides() throws IOException {
    CollectItems.Collected collected =
        collect(
            List.of(
                row(LEARNED, flagged("pit", grey)),
                row(HELD_OUT, flagged("pit", grey, "pit", dark))),
            ModelWords.NONE,
            null,
            good(LEARNED, "x"),
            good(HELD_OUT, "x"));

    assertThat(collected.version().items())
        .extracting(TrainingItem::pictureSha256)
        .containsExactly(dark);
    assertThat(collected.leftOut().of(LeftOut.ON_BOTH_SIDES)).isEqualTo(1);
  }

  @Test
  void leavesOutAPictureThatTwoPartsClaimOtherwise() throws IOException {
    String other = partAfter(LEARNED);

    CollectItems.Collected collected =
        collect(
            List.of(row(LEARNED, flagged("pit", grey)), row(other, flagged("pit", grey))),
            ModelWords.NONE,
            null,
            good(LEARNED, "x"),
            defective(other, "x"));

    assertThat(collected.version().items()).isEmpty();
    assertThat(collected.leftOut().of(LeftOut.LABELS_DISAGREE)).isEqualTo(1);
  }

  @Test
  void marksTheDefectOnceAndKeepsTheMark() throws IOException {
    CountingMarks marks = new CountingMarks();
    InspectionRow row = row(LEARNED, flagged("pit", grey, "pit", dark));

    for (int i = 0; i < 2; i++) {
      collect(List.of(row), ModelWords.NONE, marks, defective(LEARNED, "x", "pit"));
    }
    ItemVersion unmarked =
        collect(List.of(row), ModelWords.NONE, null, defective(LEARNED, "x", "pit")).version();

    assertThat(marks.asked).isEqualTo(2);
    assertThat(unmarked.number()).isEqualTo(1);
    assertThat(unmarked.items()).allMatch(item -> item.mask().isPresent());
    String mask = unmarked.items().get(0).mask().orElseThrow().sha256();
    assertThat(versions.masks().get(mask)).isPresent();
  }

  private static final class CountingMarks implements DefectMarks {
    private int asked;

    @Override
    public String modelSha256() {
      return Readings.LARGE;
    }

    @Override
    public Optional<byte[]> of(Picture picture) {
      asked++;
      return Optional.of(picture.encodePng());
    }
  }

  private CollectItems.Collected collect(InspectionRow row, Feedback... said) throws IOException {
    return collect(List.of(row), ModelWords.NONE, null, said);
  }

  private CollectItems.Collected collect(
      List<InspectionRow> rows, ModelWords models, @Nullable DefectMarks marks, Feedback... said)
      throws IOException {
    ItemSources sources = new ItemSources(rows, PersonsWords.of(List.of(said)), models, evidence);
    return new CollectItems(sources, versions, marks).run();
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("items"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals("masks"))
          .toList();
    }
  }

  private static String partOn(Side side) {
    return IntStream.range(0, 100)
        .mapToObj(i -> "part-" + i)
        .filter(part -> Side.of(new Inspected(Rows.LINE, part, 1)) == side)
        .findFirst()
        .orElseThrow();
  }

  private static String partAfter(String part) {
    return IntStream.range(100, 200)
        .mapToObj(i -> "part-" + i)
        .filter(
            next ->
                Side.of(new Inspected(Rows.LINE, next, 1))
                    == Side.of(new Inspected(Rows.LINE, part, 1)))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] png(int level) {
    try (Scalar grey = new Scalar(level);
        Picture picture = new Picture(new Mat(24, 32, opencv_core.CV_8UC1, grey))) {
      return picture.encodePng();
    }
  }
}
