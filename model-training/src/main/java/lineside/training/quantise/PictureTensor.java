package lineside.training.quantise;

/**
 * A picture as the graph takes it: uint8 [1, rows, columns, channels].
 *
 * @param rows multiple of what the graph wants
 * @param columns multiple of what the graph wants
 * @param channels 1 or 3
 * @param levels row-major; belongs to the record
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
public record PictureTensor(int rows, int columns, int channels, byte[] levels) {
  /** Checks the length. */
  public PictureTensor {
    if (levels.length != rows * columns * channels) {
      throw new IllegalArgumentException(
          "%d levels for %dx%dx%d".formatted(levels.length, rows, columns, channels));
    }
  }

  long[] shape() {
    return new long[] {1, rows, columns, channels};
  }
}
