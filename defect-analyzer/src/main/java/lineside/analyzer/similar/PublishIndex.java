package lineside.analyzer.similar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lineside.analyzer.crop.ArchivedCrop;
import lineside.analyzer.crop.HistoricCrop;
import lineside.analyzer.kind.FittedSpace;
import lineside.analyzer.kind.KindsFound;
import lineside.vision.model.Sha256;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Publishes an index of findings for readers of other processes.
 *
 * <p>Below {@code root} each version is a directory that never changes; {@code CURRENT} names the
 * one to open and is replaced by a rename, so that a reader sees the old version or the new one.
 * The version before the current one stays for readers that have it open. Killed at any moment, the
 * current version is as before.
 */
public final class PublishIndex {
  static final String CURRENT = "CURRENT";

  private static final int NAME_DIGITS = 16;
  private static final double BUFFER_MEGABYTES = 256;

  private final Path root;

  /** Publishes below {@code root}, made when missing. */
  public PublishIndex(Path root) {
    this.root = root;
  }

  /**
   * Publishes; nothing is done when the same content is current.
   *
   * @param modelSha256 model that read the crops
   * @param crops in any order that is the same for the same crops; at least one
   * @param kinds among them
   * @return the directory of the version
   * @throws IOException when it can't be written; the current version stays
   */
  public Path publish(String modelSha256, List<HistoricCrop> crops, KindsFound kinds)
      throws IOException {
    FittedSpace space = FittedSpace.of(crops.stream().map(HistoricCrop::reading).toList());
    String content = contentOf(modelSha256, crops, kinds);
    String name = "v" + IndexManifest.FORMAT + "-" + content.substring(0, NAME_DIGITS);
    Path version = root.resolve(name);
    Optional<String> before = current(root);
    if (before.isPresent() && before.get().equals(name)) {
      return version;
    }
    Files.createDirectories(root);
    if (!Files.isDirectory(version)) {
      Path temporary = Files.createDirectory(root.resolve("." + UUID.randomUUID() + ".part"));
      try {
        write(temporary, crops, kinds, space);
        KindsFile.write(temporary, kinds);
        new IndexManifest(
                IndexManifest.FORMAT, modelSha256, crops.size(), content, space, files(temporary))
            .write(temporary);
        Files.move(temporary, version, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new IOException("index can't be published in " + root + ": " + e.getMessage(), e);
      } finally {
        remove(temporary);
      }
    }
    point(name);
    sweep(List.of(name, before.orElse(name)));
    return version;
  }

  /** Name of the current version; empty before the first publication. */
  static Optional<String> current(Path root) throws IOException {
    try {
      return Optional.of(Files.readString(root.resolve(CURRENT)).strip());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private void point(String name) throws IOException {
    Path temporary = root.resolve("." + UUID.randomUUID() + ".part");
    Files.writeString(temporary, name + "\n");
    Files.move(temporary, root.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
  }

  /** A single segment, built by one thread: the same crops make the same graph. */
  private static void write(
      Path directory, List<HistoricCrop> crops, KindsFound kinds, FittedSpace space)
      throws IOException {
    IndexWriterConfig settings =
        new IndexWriterConfig()
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setMergeScheduler(new SerialMergeScheduler())
            .setUseCompoundFile(false);
    try (Directory files = new MMapDirectory(directory);
        IndexWriter writer = new IndexWriter(files, settings)) {
      for (HistoricCrop crop : crops) {
        Document document = document(crop, space);
        keyword(
            document,
            IndexFields.KIND_ID,
            kinds.kindOfCrop().getOrDefault(crop.crop().sha256(), ""));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
      writer.commit();
    }
    Files.deleteIfExists(directory.resolve(IndexWriter.WRITE_LOCK_NAME));
  }

  private static Document document(HistoricCrop crop, FittedSpace space) {
    ArchivedCrop archived = crop.crop();
    ArchivedCrop.Origin origin = archived.origin();
    Document document = new Document();
    document.add(
        new KnnFloatVectorField(
            IndexFields.PLACE, space.place(crop.reading()), VectorSimilarityFunction.EUCLIDEAN));
    keyword(document, IndexFields.CROP, archived.sha256());
    keyword(document, IndexFields.ROLE, archived.role().name());
    keyword(document, IndexFields.LINE, origin.lineId());
    keyword(document, IndexFields.STATION, origin.stationId());
    keyword(document, IndexFields.PART, origin.partId());
    keyword(document, IndexFields.KIND, crop.reading().judgement().kind());
    long millis = origin.triggeredAt().toEpochMilli();
    document.add(new LongPoint(IndexFields.TRIGGERED_AT, millis));
    document.add(new StoredField(IndexFields.TRIGGERED_AT, millis));
    document.add(new StoredField(IndexFields.VIEW, origin.viewId()));
    document.add(new StoredField(IndexFields.FINDING, archived.small().findingNo()));
    document.add(new StoredField(IndexFields.SCORE, crop.reading().judgement().score()));
    return document;
  }

  private static void keyword(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.YES));
  }

  private static String contentOf(String modelSha256, List<HistoricCrop> crops, KindsFound kinds) {
    StringBuilder text = new StringBuilder(modelSha256);
    for (HistoricCrop crop : crops) {
      ArchivedCrop archived = crop.crop();
      text.append('\n')
          .append(archived.sha256())
          .append(' ')
          .append(archived.origin().viewId())
          .append(' ')
          .append(archived.small().findingNo())
          .append(' ')
          .append(archived.origin().revision())
          .append(' ')
          .append(kinds.kindOfCrop().getOrDefault(archived.sha256(), "-"));
    }
    return Sha256.hex(text.toString().getBytes(UTF_8));
  }

  private static List<IndexManifest.IndexedFile> files(Path directory) throws IOException {
    List<IndexManifest.IndexedFile> files = new ArrayList<>();
    for (Path file : list(directory)) {
      byte[] bytes = Files.readAllBytes(file);
      files.add(
          new IndexManifest.IndexedFile(
              String.valueOf(file.getFileName()), bytes.length, Sha256.hex(bytes)));
    }
    return files;
  }

  private void sweep(List<String> kept) throws IOException {
    for (Path entry : list(root)) {
      String name = String.valueOf(entry.getFileName());
      boolean isOurs = name.startsWith("v") || name.endsWith(".part");
      if (isOurs && !kept.contains(name)) {
        remove(entry);
      }
    }
  }

  private static void remove(Path entry) throws IOException {
    if (!Files.exists(entry)) {
      return;
    }
    try (Stream<Path> below = Files.walk(entry)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    }
  }
}
