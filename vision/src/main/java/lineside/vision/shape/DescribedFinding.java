package lineside.vision.shape;

import static java.util.Objects.requireNonNull;

/**
 * All that is known of a finding beside its name.
 *
 * @param embedding what the network made of it, of the same length for all findings of a model;
 *     belongs to the record, not to be changed
 * @param shape its form and tone
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
public record DescribedFinding(float[] embedding, FindingShape shape) {
  /** Checks for null. */
  public DescribedFinding {
    requireNonNull(embedding, "embedding is null");
    requireNonNull(shape, "shape is null");
  }
}
