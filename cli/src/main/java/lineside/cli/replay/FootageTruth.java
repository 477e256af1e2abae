package lineside.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lineside.training.replay.Truth;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Visibility;

/**
 * What {@code truth.jsonl} of a footage directory says of single pictures: the largest defect that
 * a camera can see, or that there is none. Of a view with a fault of the camera it says nothing.
 */
final class FootageTruth {
  private record View(String cameraId, long sequence) {}

  private final Map<View, Truth> truths = new HashMap<>();

  private FootageTruth() {}

  /** Reads the file; without it nothing is known. */
  static FootageTruth read(Path footage) throws IOException {
    FootageTruth truth = new FootageTruth();
    Path file = footage.resolve("truth.jsonl");
    if (!Files.exists(file)) {
      return truth;
    }
    ObjectMapper json = new ObjectMapper();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        try {
          truth.add(json.readTree(line));
        } catch (JsonProcessingException e) {
          throw new IOException(
              "line %d of %s is damaged: %s".formatted(number, file, e.getOriginalMessage()), e);
        }
      }
    }
    return truth;
  }

  private void add(JsonNode part) {
    for (JsonNode view : part.path("views")) {
      if (view.path("fault").isNull()) {
        String camera = view.path("cameraId").asText();
        truths.put(
            new View(camera, view.path("sequence").asLong()), of(part.path("defects"), camera));
      }
    }
  }

  private static Truth of(JsonNode defects, String camera) {
    Truth found = new Truth(LabelledPicture.GOOD, Visibility.VISIBLE, null);
    double largest = -1;
    for (JsonNode defect : defects) {
      boolean isVisible = defect.path("visible").asBoolean();
      // A visible defect counts before any faint one.
      double weight = defect.path("areaPx").asDouble() + (isVisible ? 1e9 : 0);
      if (defect.path("cameraId").asText().equals(camera) && weight > largest) {
        largest = weight;
        found =
            new Truth(
                defect.path("kind").asText(),
                isVisible ? Visibility.VISIBLE : Visibility.FAINT,
                null);
      }
    }
    return found;
  }

  Optional<Truth> of(String cameraId, long sequence) {
    return Optional.ofNullable(truths.get(new View(cameraId, sequence)));
  }
}
