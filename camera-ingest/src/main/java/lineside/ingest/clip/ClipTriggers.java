package lineside.ingest.clip;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;
import org.jspecify.annotations.Nullable;

/**
 * The triggers of a recorded clip, from its {@code .jsonl}: one JSON object a line, in order,
 * numbered from 0. Read as it is played. Used by one thread.
 */
public final class ClipTriggers implements TriggerSource {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private @Nullable BufferedReader lines;
  private long sequence;

  /** Reads {@code file} when opened. */
  public ClipTriggers(Path file) {
    this.file = file;
  }

  @Override
  public void open(long fromSequence) throws IOException {
    BufferedReader reader = Files.newBufferedReader(file);
    lines = reader;
    while (sequence < fromSequence && reader.readLine() != null) {
      sequence++;
    }
    if (Files.size(file) == 0) {
      throw new IOException("clip read failed: " + file + " has no trigger");
    }
  }

  @Override
  public Optional<TriggerRequest> next() throws IOException {
    BufferedReader reader = lines;
    String line = reader == null ? null : reader.readLine();
    if (reader == null || line == null) {
      return Optional.empty();
    }
    if (line.isBlank()) {
      requireNothingFurther(reader);
      return Optional.empty();
    }
    TriggerRequest request = parse(line);
    sequence++;
    return Optional.of(request);
  }

  private void requireNothingFurther(BufferedReader reader) throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!line.isBlank()) {
        throw damaged("is blank, and others follow", null);
      }
    }
  }

  private TriggerRequest parse(String line) throws IOException {
    try {
      Line read = JSON.readValue(line, Line.class);
      if (read.sequence() != sequence) {
        throw damaged("has sequence " + read.sequence() + ", expected " + sequence, null);
      }
      return read.toRequest();
    } catch (JsonProcessingException bad) {
      throw damaged("is no trigger: " + bad.getOriginalMessage(), bad);
    } catch (IllegalArgumentException bad) {
      throw damaged("is no trigger: " + bad.getMessage(), bad);
    }
  }

  private IOException damaged(String what, @Nullable Throwable cause) {
    return new IOException(
        "clip read failed: line %d of %s %s".formatted(sequence + 1, file, what), cause);
  }

  @Override
  public void close() throws IOException {
    BufferedReader reader = lines;
    if (reader != null) {
      reader.close();
    }
  }

  /** One line of the file. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Line(
      long sequence,
      long offsetMillis,
      @Nullable String partId,
      int attempt,
      @Nullable String recipeId,
      @Nullable Double encoderPositionMm,
      @Nullable String frame) {

    TriggerRequest toRequest() {
      return new TriggerRequest(
          offsetMillis,
          partId == null ? "" : partId,
          attempt,
          recipeId == null ? "" : recipeId,
          encoderPositionMm,
          frame);
    }
  }
}
