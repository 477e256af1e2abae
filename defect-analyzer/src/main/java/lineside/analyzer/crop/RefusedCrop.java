package lineside.analyzer.crop;

/**
 * A crop that the model could not read. It is tried again by the next run.
 *
 * @param cropSha256 name of the crop
 * @param modelSha256 name of the model
 * @param reason what is wrong
 * @param detail the same for a person
 */
public record RefusedCrop(String cropSha256, String modelSha256, Reason reason, String detail) {
  /** What may be wrong with a crop. */
  public enum Reason {
    /** Its name is no name of the evidence store. */
    BAD_NAME,
    /** The evidence store does not hold it. */
    MISSING,
    /** Its bytes are not those of its name. */
    WRONG_HASH,
    /** Its bytes are no picture. */
    UNDECODABLE,
    /** The model gave no number for it. */
    INVALID_OUTPUT
  }
}
