package lineside.ingest.clip;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  record Line(String lineId, List<String> cameras) {
    /** What is not said is empty. */
    Line(@Nullable String lineId, @Nullable List<String> cameras) {
      this.lineId = lineId == null ? "" : lineId;
      this.cameras = cameras == null ? List.of() : List.copyOf(cameras);
    }
  }

  /** What is not said is empty. */
  Footage(int formatVersion, @Nullable String startAt, @Nullable List<Line> lines) {
    this.formatVersion = formatVersion;
    this.startAt = startAt == null ? "" : startAt;
    this.lines = lines == null ? List.of() : List.copyOf(lines);
  }

  /**
   * Reads the head of {@code directory}.
   *
   * @throws IOException when it is missing or damaged, or naming everything that is wrong with it
   */
  static Footage read(Path directory) throws IOException {
    Path file = directory.resolve("footage.json");
    Footage footage;
    try {
      footage = JSON.readValue(file.toFile(), Footage.class);
    } catch (JsonProcessingException damaged) {
      throw new IOException(
          "footage read failed: %s is damaged: %s".formatted(file, damaged.getOriginalMessage()),
          damaged);
    }
    List<String> problems = footage.problems();
    if (!problems.isEmpty()) {
      throw new IOException(
          "footage read failed: %s %s".formatted(file, String.join(", ", problems)));
    }
    return footage;
  }

  /** Event time of offset 0. */
  Instant zero() {
    return Instant.parse(startAt);
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (formatVersion != FORMAT_VERSION) {
      problems.add("has format version %d, expected %d".formatted(formatVersion, FORMAT_VERSION));
    }
    if (!isInstant(startAt)) {
      problems.add("has startAt '%s', no UTC time as 2026-03-02T06:00:00Z".formatted(startAt));
    }
    List<String> cameras = lines.stream().flatMap(line -> line.cameras().stream()).toList();
    if (cameras.isEmpty()) {
      problems.add("names no camera");
    }
    if (lines.stream().anyMatch(line -> line.lineId().isEmpty())) {
      problems.add("has a line without lineId");
    }
    Set<String> known = new HashSet<>();
    for (String camera : cameras) {
      if (!known.add(camera)) {
        problems.add("names camera '%s' twice".formatted(camera));
      }
    }
    return problems;
  }

  private static boolean isInstant(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
