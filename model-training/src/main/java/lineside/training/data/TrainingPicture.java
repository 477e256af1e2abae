package lineside.training.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A picture in memory, at the resolution the network works on.
 *
 * @param file where it came from
 * @param widthPx columns
 * @param heightPx rows
 * @param channels 1 or 3 (BGR)
 * @param pixels uint8 [rows,columns,channels]; not to be changed
 * @param truth what people say about it
 * @param soft what a teacher says about it; null without a teacher
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
public record TrainingPicture(
    Path file,
    int widthPx,
    int heightPx,
    int channels,
    byte[] pixels,
    Truth truth,
    @Nullable SoftLabels soft) {
  /** Checks for null. */
  public TrainingPicture {
    requireNonNull(file, "file is null");
    requireNonNull(pixels, "pixels is null");
    requireNonNull(truth, "truth is null");
  }

  /** What people said about a picture. */
  public enum Labelling {
    /** A part without defect. */
    GOOD,
    /** A defect with its pixels. */
    MASKED,
    /** A defect somewhere. */
    TAGGED,
    /** Nobody said anything. */
    UNLABELLED
  }

  /**
   * The label.
   *
   * @param labelling how much is known
   * @param kind index of its kind; -1 where there is none
   * @param mask uint8 [rows,columns], non-zero = defect; empty unless masked
   * @param defectPixels indexes into the mask that are set
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  public record Truth(Labelling labelling, int kind, byte[] mask, int[] defectPixels) {
    /** A part without defect. */
    public static final Truth GOOD = new Truth(Labelling.GOOD, -1, new byte[0], new int[0]);

    /** A picture that nobody labelled. */
    public static final Truth NONE = new Truth(Labelling.UNLABELLED, -1, new byte[0], new int[0]);
  }

  /**
   * What a teacher sees in a picture.
   *
   * @param map uint8 [rows/2,columns/2], 255 = surely a defect
   * @param features int8 [depth,rows/8,columns/8], standardised, 32 = one deviation
   * @param depth planes of the features
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  public record SoftLabels(byte[] map, byte[] features, int depth) {}

  /** The same picture with what a teacher says. */
  public TrainingPicture taught(SoftLabels labels) {
    return new TrainingPicture(file, widthPx, heightPx, channels, pixels, truth, labels);
  }

  /** The same picture without what a teacher says. */
  public TrainingPicture withoutTeacher() {
    return new TrainingPicture(file, widthPx, heightPx, channels, pixels, truth, null);
  }

  /** Whether a pixel, counted in rows, belongs to a defect. */
  boolean isDefect(int pixel) {
    return truth.mask().length > 0 && truth.mask()[pixel] != 0;
  }

  /** Whether it shows a part without defect. */
  public boolean isGood() {
    return truth.labelling() == Labelling.GOOD;
  }

  /** Index of its kind; -1 where there is none. */
  public int kind() {
    return truth.kind();
  }
}
