package lineside.training.data;

/**
 * A picture as the network takes it: normalised, plane by plane, its border repeated up to a size
 * the network takes.
 *
 * @param channels planes
 * @param rows rows with the padding
 * @param columns columns with the padding
 * @param values [channels, rows, columns]
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
public record PaddedPicture(int channels, int rows, int columns, float[] values) {
  /**
   * Pads.
   *
   * @param multiple what the sides become a multiple of
   */
  public static PaddedPicture of(TrainingPicture picture, int multiple) {
    int rows = padded(picture.heightPx(), multiple);
    int columns = padded(picture.widthPx(), multiple);
    int channels = picture.channels();
    byte[] pixels = picture.pixels();
    float[] values = new float[channels * rows * columns];
    for (int y = 0; y < rows; y++) {
      int row = Math.min(picture.heightPx() - 1, y) * picture.widthPx();
      for (int x = 0; x < columns; x++) {
        int at = (row + Math.min(picture.widthPx() - 1, x)) * channels;
        for (int c = 0; c < channels; c++) {
          values[(c * rows + y) * columns + x] = Normalisation.of(pixels[at + c] & 0xFF);
        }
      }
    }
    return new PaddedPicture(channels, rows, columns, values);
  }

  private static int padded(int length, int multiple) {
    return (length + multiple - 1) / multiple * multiple;
  }

  /** Shape of a batch of one. */
  public long[] dimensions() {
    return new long[] {1, channels, rows, columns};
  }
}
