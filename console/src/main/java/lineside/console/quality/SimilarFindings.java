package lineside.console.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.console.problem.Problem;
import lineside.console.shape.Evidence;
import lineside.console.store.Period;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers which findings look alike, from the index files that the analyzer publishes (format 1, as
 * in docs/adr/0012): {@code CURRENT} names the version, which is a directory that never changes.
 * Opened for reading only, and anew when there is a newer version. Thread-safe.
 */
public final class SimilarFindings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimilarFindings.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FORMAT = 1;

  /** Neighbours that are followed at least, as the analyzer does. */
  private static final int BREADTH = 64;

  private static final String PLACE = "place";
  private static final String CROP = "crop";
  private static final String TRIGGERED_AT = "triggeredAt";

  private final Optional<Path> root;
  private @Nullable Opened opened;

  /** Below a directory; empty for none. */
  public SimilarFindings(Optional<Path> root) {
    this.root = root;
  }

  /** Name of the version that is published below a directory; empty for none. */
  public static Optional<String> published(Path root) {
    try {
      return Optional.of(Files.readString(root.resolve("CURRENT")).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private record Opened(
      Index index, MMapDirectory files, DirectoryReader reader, IndexSearcher searcher) {
    void close() throws IOException {
      try (files) {
        reader.close();
      }
    }
  }

  /** What was asked. */
  public record Index(String version, int findings, String model) {}

  /** Which findings may be an answer; null: of any. */
  public record Question(
      int count, @Nullable String lineId, @Nullable String stationId, Period period) {}

  /** A finding that looks like the one asked about. */
  public record Similar(
      String cropSha256,
      String picture,
      double distance,
      String kind,
      String kindId,
      double score,
      String lineId,
      String stationId,
      String partId,
      String viewId,
      long at) {}

  /** The answer, nearest first. */
  public record Answer(Index index, List<Similar> similar) {
    /** Copies the list. */
    public Answer {
      similar = List.copyOf(similar);
    }
  }

  /**
   * Findings like that of a crop, which is not among them.
   *
   * @throws Problem when no index is published, or the crop is not in it
   */
  public synchronized Answer to(String cropSha256, Question question) {
    try {
      Opened current = current();
      float[] place =
          placeOf(current, cropSha256)
              .orElseThrow(
                  () ->
                      new Problem(
                          Problem.Kind.UNKNOWN_CROP,
                          "This picture is not in the index of findings yet."));
      return new Answer(current.index(), near(current, place, cropSha256, question));
    } catch (IOException e) {
      LOG.warn("index of findings cannot be read", e);
      throw new Problem(Problem.Kind.NO_INDEX, "The index of findings cannot be read.");
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }

  private Opened current() throws IOException {
    Path below = root.orElseThrow(SimilarFindings::none);
    String version;
    try {
      version = Files.readString(below.resolve("CURRENT")).strip();
    } catch (NoSuchFileException e) {
      throw none();
    }
    Opened known = opened;
    if (known != null && known.index().version().equals(version)) {
      return known;
    }
    close();
    Opened fresh = open(below, version);
    opened = fresh;
    return fresh;
  }

  private static Opened open(Path below, String version) throws IOException {
    Path directory = below.resolve(version).normalize();
    if (!below.normalize().equals(directory.getParent())) {
      throw new IOException("CURRENT names no version: " + version);
    }
    JsonNode manifest = JSON.readTree(directory.resolve("manifest.json").toFile());
    int format = manifest.path("formatVersion").asInt();
    if (format != FORMAT) {
      throw new IOException(
          "index %s has format %d, this release reads %d".formatted(directory, format, FORMAT));
    }
    MMapDirectory files = new MMapDirectory(directory);
    try {
      DirectoryReader reader = DirectoryReader.open(files);
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      Index index =
          new Index(
              version, manifest.path("findings").asInt(), manifest.path("modelSha256").asText());
      return new Opened(index, files, reader, searcher);
    } catch (IOException e) {
      files.close();
      throw e;
    }
  }

  private static Problem none() {
    return new Problem(
        Problem.Kind.NO_INDEX,
        "No index of findings is published yet: the analyzer makes one when it reads the archive"
            + " by a large model.");
  }

  private static Optional<float[]> placeOf(Opened current, String crop) throws IOException {
    TopDocs found = current.searcher().search(new TermQuery(new Term(CROP, crop)), 1);
    if (found.scoreDocs.length == 0) {
      return Optional.empty();
    }
    int document = found.scoreDocs[0].doc;
    for (LeafReaderContext segment : current.reader().leaves()) {
      LeafReader leaf = segment.reader();
      int inSegment = document - segment.docBase;
      if (inSegment >= 0 && inSegment < leaf.maxDoc()) {
        FloatVectorValues places = leaf.getFloatVectorValues(PLACE);
        if (places != null && places.advance(inSegment) == inSegment) {
          return Optional.of(places.vectorValue().clone());
        }
      }
    }
    return Optional.empty();
  }

  private static List<Similar> near(Opened current, float[] place, String itself, Question question)
      throws IOException {
    Query query =
        new KnnFloatVectorQuery(
            PLACE, place, Math.max(BREADTH, question.count()), filter(itself, question));
    TopDocs found = current.searcher().search(query, question.count());
    List<Similar> similar = new ArrayList<>();
    for (ScoreDoc hit : found.scoreDocs) {
      similar.add(similar(current.searcher().storedFields().document(hit.doc), hit.score));
    }
    return similar;
  }

  private static Query filter(String itself, Question question) {
    BooleanQuery.Builder filter = new BooleanQuery.Builder();
    filter.add(new MatchAllDocsQuery(), BooleanClause.Occur.FILTER);
    filter.add(new TermQuery(new Term(CROP, itself)), BooleanClause.Occur.MUST_NOT);
    if (question.lineId() != null) {
      filter.add(new TermQuery(new Term("line", question.lineId())), BooleanClause.Occur.FILTER);
    }
    if (question.stationId() != null) {
      filter.add(
          new TermQuery(new Term("station", question.stationId())), BooleanClause.Occur.FILTER);
    }
    if (!question.period().equals(Period.ALL)) {
      filter.add(
          LongPoint.newRangeQuery(
              TRIGGERED_AT, question.period().from(), question.period().to() - 1),
          BooleanClause.Occur.FILTER);
    }
    return filter.build();
  }

  /** The score of the library is 1 / (1 + squared distance). */
  private static Similar similar(Document document, float score) {
    String crop = text(document, CROP);
    return new Similar(
        crop,
        Evidence.address(crop),
        Math.sqrt(Math.max(0, 1 / (double) score - 1)),
        text(document, "kind"),
        text(document, "kindId"),
        number(document, "score").doubleValue(),
        text(document, "line"),
        text(document, "station"),
        text(document, "part"),
        text(document, "view"),
        number(document, TRIGGERED_AT).longValue());
  }

  private static String text(Document document, String field) {
    String value = document.get(field);
    return value == null ? "" : value;
  }

  private static Number number(Document document, String field) {
    IndexableField stored = document.getField(field);
    Number value = stored == null ? null : stored.numericValue();
    return value == null ? 0 : value;
  }
}
