package lineside.analyzer.similar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lineside.analyzer.kind.FittedSpace;

/**
 * What a published index is: {@code manifest.json} beside its files.
 *
 * @param formatVersion {@link #FORMAT}; readers refuse a higher one
 * @param modelSha256 model whose readings are in it
 * @param findings how many
 * @param contentSha256 hash over the findings and the space: the same content has the same name
 * @param space where readings that are not in it lie
 * @param files its other files, by name
 */
public record IndexManifest(
    int formatVersion,
    String modelSha256,
    int findings,
    String contentSha256,
    FittedSpace space,
    List<IndexedFile> files) {
  /** The format that this release writes and the highest that it reads. */
  public static final int FORMAT = 1;

  static final String NAME = "manifest.json";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * A file of the index.
   *
   * @param name in the directory
   * @param bytes its size
   * @param sha256 of its bytes
   */
  public record IndexedFile(String name, long bytes, String sha256) {}

  /** Copies the list. */
  public IndexManifest {
    files = List.copyOf(files);
  }

  void write(Path directory) throws IOException {
    Files.write(directory.resolve(NAME), JSON.writeValueAsBytes(this));
  }

  static IndexManifest read(Path directory) throws IOException {
    byte[] text = Files.readAllBytes(directory.resolve(NAME));
    try {
      int version = JSON.readTree(text).path("formatVersion").asInt();
      if (version < 1 || version > FORMAT) {
        throw new IOException(
            "index %s has format %d, this release reads up to %d"
                .formatted(directory, version, FORMAT));
      }
      return JSON.readValue(text, IndexManifest.class);
    } catch (JsonProcessingException e) {
      throw new IOException("no manifest of an index: " + directory.resolve(NAME), e);
    }
  }
}
