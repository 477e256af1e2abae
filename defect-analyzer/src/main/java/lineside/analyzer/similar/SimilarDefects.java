package lineside.analyzer.similar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lineside.analyzer.archive.Period;
import lineside.analyzer.crop.CropReading;
import lineside.vision.model.Sha256;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
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

/**
 * Answers which findings look alike, from the version of the index that was current when it was
 * opened. Opens files for reading only. Thread-safe.
 */
public final class SimilarDefects implements AutoCloseable {
  /** Neighbours that are followed at least: recall of ten is measured with this. */
  private static final int BREADTH = 64;

  private final IndexManifest manifest;
  private final MMapDirectory files;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  private SimilarDefects(IndexManifest manifest, MMapDirectory files, DirectoryReader reader) {
    this.manifest = manifest;
    this.files = files;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    this.searcher.setQueryCache(null);
  }

  /**
   * Opens the current version.
   *
   * @param root where indices are published
   * @throws IOException when there is none, a newer release made it, or a file is damaged
   */
  public static SimilarDefects open(Path root) throws IOException {
    String name =
        PublishIndex.current(root)
            .orElseThrow(() -> new IOException("no index is published in " + root));
    Path version = root.resolve(name);
    IndexManifest manifest = IndexManifest.read(version);
    check(version, manifest);
    MMapDirectory files = new MMapDirectory(version);
    try {
      return new SimilarDefects(manifest, files, DirectoryReader.open(files));
    } catch (IOException e) {
      files.close();
      throw e;
    }
  }

  private static void check(Path version, IndexManifest manifest) throws IOException {
    for (IndexManifest.IndexedFile file : manifest.files()) {
      Path path = version.resolve(file.name());
      if (!Files.exists(path)) {
        throw new IOException("index file is missing: " + path);
      }
      String found = Sha256.hex(Files.readAllBytes(path));
      if (!found.equals(file.sha256())) {
        throw new IOException(
            "index file is damaged: %s has the hash %s, published was %s"
                .formatted(path, found, file.sha256()));
      }
    }
  }

  /** What it is. */
  public IndexManifest manifest() {
    return manifest;
  }

  /**
   * Findings like that of a crop, which is not among them.
   *
   * @return nearest first; empty when the crop is not in the index
   */
  public Optional<List<SimilarDefect>> to(String cropSha256, SimilarQuestion question)
      throws IOException {
    Optional<float[]> place = placeOf(cropSha256);
    return place.isEmpty()
        ? Optional.empty()
        : Optional.of(near(place.get(), cropSha256, question));
  }

  /**
   * Findings like one that need not be in the index.
   *
   * @param reading by the model of the index
   * @throws IllegalArgumentException when it is by another
   */
  public List<SimilarDefect> to(CropReading reading, SimilarQuestion question) throws IOException {
    if (!reading.modelSha256().equals(manifest.modelSha256())) {
      throw new IllegalArgumentException(
          "the reading is by model %s, the index by %s"
              .formatted(reading.modelSha256(), manifest.modelSha256()));
    }
    return near(manifest.space().place(reading), reading.cropSha256(), question);
  }

  private List<SimilarDefect> near(float[] place, String itself, SimilarQuestion question)
      throws IOException {
    Query query =
        new KnnFloatVectorQuery(
            IndexFields.PLACE,
            place,
            Math.max(BREADTH, question.count()),
            filter(itself, question));
    TopDocs found = searcher.search(query, question.count());
    List<SimilarDefect> similar = new ArrayList<>();
    for (ScoreDoc hit : found.scoreDocs) {
      similar.add(defect(searcher.storedFields().document(hit.doc), hit.score));
    }
    similar.sort(
        Comparator.comparingDouble(SimilarDefect::distance)
            .thenComparing(SimilarDefect::cropSha256));
    return similar;
  }

  private static Query filter(String itself, SimilarQuestion question) {
    BooleanQuery.Builder filter = new BooleanQuery.Builder();
    filter.add(new MatchAllDocsQuery(), BooleanClause.Occur.FILTER);
    filter.add(term(IndexFields.CROP, itself), BooleanClause.Occur.MUST_NOT);
    if (question.lineId() != null) {
      filter.add(term(IndexFields.LINE, question.lineId()), BooleanClause.Occur.FILTER);
    }
    if (question.stationId() != null) {
      filter.add(term(IndexFields.STATION, question.stationId()), BooleanClause.Occur.FILTER);
    }
    Period period = question.period();
    if (period.from() != null || period.to() != null) {
      long from = period.from() == null ? Long.MIN_VALUE : period.from().toEpochMilli();
      long to = period.to() == null ? Long.MAX_VALUE : period.to().toEpochMilli() - 1;
      filter.add(
          LongPoint.newRangeQuery(IndexFields.TRIGGERED_AT, from, to), BooleanClause.Occur.FILTER);
    }
    return filter.build();
  }

  private static Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  /** The score of the library is 1 / (1 + squared distance). */
  private static SimilarDefect defect(Document document, float score) {
    SimilarDefect.Where where =
        new SimilarDefect.Where(
            document.get(IndexFields.LINE),
            document.get(IndexFields.STATION),
            document.get(IndexFields.PART),
            document.get(IndexFields.VIEW),
            Instant.ofEpochMilli(
                document.getField(IndexFields.TRIGGERED_AT).numericValue().longValue()));
    return new SimilarDefect(
        document.get(IndexFields.CROP),
        where,
        document.get(IndexFields.KIND),
        document.get(IndexFields.KIND_ID),
        document.getField(IndexFields.SCORE).numericValue().floatValue(),
        Math.sqrt(Math.max(0, 1 / (double) score - 1)));
  }

  private Optional<float[]> placeOf(String cropSha256) throws IOException {
    TopDocs found = searcher.search(term(IndexFields.CROP, cropSha256), 1);
    if (found.scoreDocs.length == 0) {
      return Optional.empty();
    }
    int document = found.scoreDocs[0].doc;
    for (LeafReaderContext segment : reader.leaves()) {
      LeafReader leaf = segment.reader();
      int inSegment = document - segment.docBase;
      if (inSegment >= 0 && inSegment < leaf.maxDoc()) {
        FloatVectorValues places = leaf.getFloatVectorValues(IndexFields.PLACE);
        if (places != null && places.advance(inSegment) == inSegment) {
          return Optional.of(places.vectorValue().clone());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } finally {
      files.close();
    }
  }
}
