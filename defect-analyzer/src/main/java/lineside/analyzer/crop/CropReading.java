package lineside.analyzer.crop;

import static java.util.Objects.requireNonNull;

import lineside.schemas.record.ResultEvaluation;

/**
 * What a model made of a crop.
 *
 * @param cropSha256 name of the crop
 * @param modelSha256 name of the model
 * @param judgement what it says
 * @param embedding feature vector, of one length for all crops of a model; belongs to the record,
 *     not to be changed
 * @param shape form and tone of the clearest finding, the numbers of {@link
 *     lineside.vision.shape.FindingShape}; belongs to the record, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
public record CropReading(
    String cropSha256, String modelSha256, Judgement judgement, float[] embedding, double[] shape) {
  /** Checks for null. */
  public CropReading {
    requireNonNull(embedding, "embedding is null");
    requireNonNull(shape, "shape is null");
  }

  /**
   * The verdict on the crop alone.
   *
   * @param provider where it was computed
   * @param score highest value of the defect map, 0 to 1
   * @param evaluation by the thresholds of the model, which were chosen for whole views
   * @param kind of the clearest region; empty where there is none
   */
  public record Judgement(String provider, float score, ResultEvaluation evaluation, String kind) {}
}
