package lineside.console.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lineside.console.problem.Problem;
import lineside.console.store.Period;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarFindingsTest {
  private static final SimilarFindings.Question TEN =
      new SimilarFindings.Question(10, null, null, Period.ALL);

  @TempDir Path dir;

  @Test
  void findsTheNearestAndNotItself() throws Exception {
    publish("v1-one", 0f, 0.5f, 3f);

    try (SimilarFindings similar = new SimilarFindings(Optional.of(dir))) {
      SimilarFindings.Answer answer = similar.to("crop-0", TEN);

      assertThat(answer.similar())
          .extracting(SimilarFindings.Similar::cropSha256)
          .containsExactly("crop-1", "crop-2");
      assertThat(answer.similar().get(0).distance()).isCloseTo(0.5, offset(1e-5));
    }
  }

  @Test
  void opensTheNextVersionWhenItIsPublished() throws Exception {
    publish("v1-one", 0f, 1f);
    try (SimilarFindings similar = new SimilarFindings(Optional.of(dir))) {
      int before = similar.to("crop-0", TEN).similar().size();

      publish("v1-two", 0f, 1f, 2f);

      assertThat(before).isEqualTo(1);
      assertThat(similar.to("crop-0", TEN).similar()).hasSize(2);
    }
  }

  @Test
  void asksOneStationAndOneTime() throws Exception {
    publish("v1-one", 0f, 1f, 2f, 3f);

    try (SimilarFindings similar = new SimilarFindings(Optional.of(dir))) {
      assertThat(
              similar
                  .to("crop-0", new SimilarFindings.Question(10, null, "s1", new Period(2, 4)))
                  .similar())
          .extracting(SimilarFindings.Similar::cropSha256)
          .containsExactly("crop-3");
    }
  }

  @Test
  void saysThatNoIndexIsPublished() {
    assertThatThrownBy(() -> new SimilarFindings(Optional.of(dir)).to("crop-0", TEN))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NO_INDEX));
  }

  @Test
  void leavesItsFolderForNoNameInIt() throws Exception {
    Files.writeString(dir.resolve("CURRENT"), "../elsewhere\n");

    assertThatThrownBy(() -> new SimilarFindings(Optional.of(dir)).to("crop-0", TEN))
        .isInstanceOf(Problem.class);
  }

  /** As the analyzer writes it, in two dimensions. */
  private void publish(String version, float... places) throws Exception {
    Path directory = Files.createDirectories(dir.resolve(version));
    try (MMapDirectory files = new MMapDirectory(directory);
        IndexWriter writer = new IndexWriter(files, new IndexWriterConfig())) {
      for (int i = 0; i < places.length; i++) {
        writer.addDocument(document(i, places[i]));
      }
      writer.commit();
    }
    Files.writeString(
        directory.resolve("manifest.json"),
        "{\"formatVersion\": 1, \"modelSha256\": \"ab\", \"findings\": " + places.length + "}");
    Files.writeString(dir.resolve("CURRENT"), version + "\n");
  }

  private static Document document(int number, float place) {
    Document document = new Document();
    document.add(
        new KnnFloatVectorField(
            "place", new float[] {place, 0}, VectorSimilarityFunction.EUCLIDEAN));
    document.add(new StringField("crop", "crop-" + number, Field.Store.YES));
    document.add(new StringField("line", "line-a", Field.Store.YES));
    document.add(new StringField("station", "s" + number % 2, Field.Store.YES));
    document.add(new LongPoint("triggeredAt", number));
    document.add(new StoredField("triggeredAt", (long) number));
    document.add(new StoredField("score", 0.9f));
    return document;
  }
}
