package lineside.training.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A picture in memory.
 *
 * @param file where it came from
 * @param widthPx columns
 * @param heightPx rows
 * @param channels 1 or 3 (BGR)
 * @param pixels uint8 [rows,columns,channels]; not to be changed
 * @param mask uint8 [rows,columns], non-zero = defect; empty when it shows none or none is known
 * @param kind index of its kind; -1 for a good one
 * @param defectPixels indexes into the mask that are set
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
public record TrainingPicture(
    Path file,
    int widthPx,
    int heightPx,
    int channels,
    byte[] pixels,
    byte[] mask,
    int kind,
    int[] defectPixels) {
  /** Checks for null. */
  public TrainingPicture {
    requireNonNull(file, "file is null");
    requireNonNull(pixels, "pixels is null");
    requireNonNull(mask, "mask is null");
    requireNonNull(defectPixels, "defect pixels is null");
  }

  /** Whether a pixel, counted in rows, belongs to a defect. */
  boolean isDefect(int pixel) {
    return mask.length > 0 && mask[pixel] != 0;
  }

  /** Whether it shows a part without defect. */
  public boolean isGood() {
    return kind < 0;
  }
}
