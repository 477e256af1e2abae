package lineside.cli.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lineside.cli.result.PartKey;

/**
 * What is true of the parts of a run and of the causes behind their defects. Either may be unknown,
 * and then nothing is scored against it.
 */
public record Truth(Map<PartKey, TruthLabel> labels, Optional<List<Cause>> causes) {
  /** Copies the map. */
  public Truth {
    labels = Map.copyOf(labels);
    causes = causes.map(List::copyOf);
  }

  /** Nothing is known. */
  public static Truth unknown() {
    return new Truth(Map.of(), Optional.empty());
  }

  /**
   * Reads {@code truth.jsonl} and {@code causes.json} of a footage directory; a missing file means
   * that nothing is known.
   *
   * @throws IOException when a file is damaged, naming it
   */
  public static Truth ofFootage(Path footage) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path parts = footage.resolve("truth.jsonl");
    Path causes = footage.resolve("causes.json");
    return new Truth(
        Files.exists(parts) ? labelsOf(json, parts) : Map.of(), causesOf(json, causes));
  }

  private static Map<PartKey, TruthLabel> labelsOf(ObjectMapper json, Path file)
      throws IOException {
    Map<PartKey, TruthLabel> labels = new HashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        JsonNode part = read(json, line, "line " + number + " of " + file);
        labels.put(keyOf(part), labelOf(part.path("label").asText(), file));
      }
    }
    return labels;
  }

  private static JsonNode read(ObjectMapper json, String text, String where) throws IOException {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException(where + " is damaged: " + e.getOriginalMessage(), e);
    }
  }

  private static PartKey keyOf(JsonNode part) {
    return new PartKey(
        part.path("lineId").asText(), part.path("partId").asText(), part.path("attempt").asInt(1));
  }

  private static TruthLabel labelOf(String label, Path file) throws IOException {
    try {
      return TruthLabel.valueOf(label.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IOException("unknown label '" + label + "' in " + file, e);
    }
  }

  private static Optional<List<Cause>> causesOf(ObjectMapper json, Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<Cause> causes = new ArrayList<>();
    for (JsonNode cause : read(json, Files.readString(file), file.toString())) {
      JsonNode period = cause.path("periodMm");
      causes.add(
          new Cause(
              cause.path("causeId").asText(),
              cause.path("kind").asText(),
              cause.path("lineId").asText(),
              cause.path("stationId").asText(),
              cause.path("factorKind").asText(),
              cause.path("factorName").asText(),
              cause.path("factorValue").asText(),
              period.isNumber() ? period.asDouble() : null,
              cause.path("partsTouched").asInt()));
    }
    return Optional.of(causes);
  }
}
