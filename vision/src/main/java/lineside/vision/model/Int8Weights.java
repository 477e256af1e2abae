package lineside.vision.model;

import static lineside.vision.model.Checks.present;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network in integers: another file with the same inputs and outputs. It decides with its own
 * thresholds, and only where it is faster.
 *
 * @param file path inside the package
 * @param sha256 hash of the file
 * @param postprocessing how its map becomes regions
 * @param thresholds how its score becomes a verdict
 * @param goldenScores its score of each golden sample, in their order
 * @param gate what it lost against the network in floats, and what it may lose, free form
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Int8Weights(
    String file,
    String sha256,
    ModelCard.Postprocessing postprocessing,
    ModelCard.Thresholds thresholds,
    List<Float> goldenScores,
    @Nullable JsonNode gate) {
  /** Checks every field. */
  public Int8Weights {
    Checks.requireInside(present(file, "int8.file is missing"), "int8.file");
    present(sha256, "int8.sha256 is missing");
    present(postprocessing, "int8.postprocessing is missing");
    present(thresholds, "int8.thresholds are missing");
    goldenScores = List.copyOf(present(goldenScores, "int8.goldenScores are missing"));
    gate = gate == null || gate.isNull() ? null : gate;
  }
}
