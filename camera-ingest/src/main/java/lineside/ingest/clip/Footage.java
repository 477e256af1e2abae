package lineside.ingest.clip;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The head of a footage directory, {@code footage.json}: as much of it as cameras need.
 *
 * @param formatVersion version of the directory's format, 1
 * @param startAt event time of offset 0
 * @param lines the lines and their cameras
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Footage(int formatVersion, String startAt, List<Line> lines) {
  private static final int FORMAT_VERSION = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * One line.
   *
   * @param lineId line
   * @param cameras ids of its cameras
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Line(String lineId, List<String> cameras) {}

  /**
   * Reads the head of {@code directory}.
   *
   * @throws IOException when it is missing, damaged or of another version
   */
  static Footage read(Path directory) throws IOException {
    Path file = directory.resolve("footage.json");
    Footage footage = JSON.readValue(file.toFile(), Footage.class);
    if (footage.formatVersion != FORMAT_VERSION
        || footage.startAt == null
        || footage.lines == null) {
      throw new IOException(
          "footage read failed: %s has format version %d, expected %d with startAt and lines"
              .formatted(file, footage.formatVersion, FORMAT_VERSION));
    }
    return footage;
  }

  /** Event time of offset 0. */
  Instant zero() {
    return Instant.parse(startAt);
  }
}
