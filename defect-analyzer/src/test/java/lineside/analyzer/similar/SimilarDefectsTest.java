package lineside.analyzer.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lineside.analyzer.archive.Period;
import lineside.analyzer.crop.CropReading;
import lineside.analyzer.crop.HistoricCrop;
import lineside.analyzer.kind.KindsFound;
import lineside.analyzer.simulation.PlantedCrops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarDefectsTest {
  private final List<HistoricCrop> crops = new PlantedCrops(3, 5, 0.2).mixed(300);
  @TempDir private Path root;

  @Test
  void findsThoseOfTheSameKindAndNotItself() throws IOException {
    publish(crops);
    try (SimilarDefects similar = SimilarDefects.open(root)) {
      List<SimilarDefect> found = similar.to(name(7), SimilarQuestion.nearest(10)).orElseThrow();

      assertThat(found).hasSize(10);
      assertThat(found).extracting(SimilarDefect::kind).containsOnly("kind-2");
      assertThat(found).extracting(SimilarDefect::cropSha256).doesNotContain(name(7));
      assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(a.distance(), b.distance()));
    }
  }

  @Test
  void tellsWhereAndWhenAndHoldsToLineAndTime() throws IOException {
    publish(crops);
    Period firstHalf = new Period(null, crops.get(150).crop().origin().triggeredAt());
    try (SimilarDefects similar = SimilarDefects.open(root)) {
      List<SimilarDefect> found =
          similar.to(name(7), new SimilarQuestion(500, "line-b", "b1", firstHalf)).orElseThrow();

      assertThat(found).hasSize(74);
      assertThat(found).allMatch(defect -> defect.where().lineId().equals("line-b"));
      assertThat(found).allMatch(defect -> firstHalf.holds(defect.where().triggeredAt()));
      assertThat(found.get(0).where().partId()).startsWith("part-");
    }
  }

  @Test
  void findsForAReadingThatIsNotInTheIndex() throws IOException {
    publish(crops.subList(0, 299));
    try (SimilarDefects similar = SimilarDefects.open(root)) {
      List<SimilarDefect> found = similar.to(crops.get(299).reading(), SimilarQuestion.nearest(5));

      assertThat(found).extracting(SimilarDefect::kind).containsOnly("kind-4");
      assertThat(similar.to(name(299), SimilarQuestion.nearest(5))).isEmpty();
    }
  }

  @Test
  void refusesAReadingOfAnotherModel() throws IOException {
    publish(crops);
    CropReading of = crops.get(0).reading();
    CropReading other =
        new CropReading("x", "cd".repeat(32), of.judgement(), of.embedding(), of.shape());
    try (SimilarDefects similar = SimilarDefects.open(root)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> similar.to(other, SimilarQuestion.nearest(5)))
          .withMessageContaining("by model");
    }
  }

  @Test
  void findsTheExactNeighboursNearlyAlways() throws IOException {
    publish(crops);
    int hits = 0;
    try (SimilarDefects similar = SimilarDefects.open(root)) {
      for (int i = 0; i < 50; i++) {
        List<String> exact = ExactNeighbours.of(similar.manifest().space(), crops, i, 10);
        List<SimilarDefect> found = similar.to(name(i), SimilarQuestion.nearest(10)).orElseThrow();
        hits += (int) found.stream().filter(f -> exact.contains(f.cropSha256())).count();
      }
    }

    assertThat(hits).isGreaterThanOrEqualTo(490);
  }

  @Test
  void publishesTheSameContentOnce() throws IOException {
    Path first = publish(crops);
    Path second = publish(crops);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void keepsTheVersionBeforeForItsReaders() throws IOException {
    publish(crops.subList(0, 50));
    Path before = publish(crops.subList(0, 100));
    try (SimilarDefects open = SimilarDefects.open(root)) {
      Path now = publish(crops);

      assertThat(entries()).contains(before.getFileName().toString());
      assertThat(entries()).contains(now.getFileName().toString()).hasSize(3);
      assertThat(open.to(name(3), SimilarQuestion.nearest(3)).orElseThrow()).hasSize(3);
    }
  }

  @Test
  void leavesNothingOfAPublicationThatWasKilled() throws IOException {
    publish(crops.subList(0, 50));
    Files.createDirectories(root.resolve(".killed.part"));
    Files.writeString(root.resolve(".killed.part/half"), "x");
    try (SimilarDefects similar = SimilarDefects.open(root)) {
      assertThat(similar.manifest().findings()).isEqualTo(50);
    }

    publish(crops);

    assertThat(entries()).doesNotContain(".killed.part");
  }

  @Test
  void refusesADamagedFile() throws IOException {
    Path version = publish(crops);
    Path vectors;
    try (Stream<Path> files = Files.list(version)) {
      vectors = files.filter(f -> f.toString().endsWith(".vec")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(vectors);
    bytes[bytes.length / 2] ^= 1;
    Files.write(vectors, bytes);

    assertThatIOException()
        .isThrownBy(() -> SimilarDefects.open(root))
        .withMessageContainingAll("index file is damaged", ".vec");
    Files.delete(vectors);
    assertThatIOException()
        .isThrownBy(() -> SimilarDefects.open(root))
        .withMessageContaining("index file is missing");
  }

  @Test
  void refusesTheFormatOfANewerRelease() throws IOException {
    Path manifest = publish(crops).resolve(IndexManifest.NAME);
    Files.writeString(
        manifest,
        Files.readString(manifest).replace("\"formatVersion\" : 1", "\"formatVersion\" : 9"));

    assertThatIOException()
        .isThrownBy(() -> SimilarDefects.open(root))
        .withMessageContaining("has format 9, this release reads up to 1");
  }

  @Test
  void tellsThatNothingIsPublished() {
    assertThatIOException()
        .isThrownBy(() -> SimilarDefects.open(root))
        .withMessageContaining("no index is published");
  }

  private Path publish(List<HistoricCrop> some) throws IOException {
    return new PublishIndex(root).publish(PlantedCrops.MODEL, some, KindsFound.NONE);
  }

  private String name(int i) {
    return crops.get(i).crop().sha256();
  }

  private List<String> entries() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> entries = Files.list(root)) {
      entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
    }
    return names;
  }
}
