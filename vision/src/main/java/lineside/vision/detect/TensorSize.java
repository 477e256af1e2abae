package lineside.vision.detect;

import lineside.vision.model.ModelInput;

/**
 * Size of the input tensor, uint8 [pictures, rows, columns, channels].
 *
 * @param pictures N
 * @param rows H, padding included
 * @param columns W, padding included
 * @param channels C
 */
record TensorSize(int pictures, int rows, int columns, int channels) {
  /** Size for pictures of one size, rounded up to what the model takes. */
  static TensorSize of(int pictures, int widthPx, int heightPx, ModelInput input) {
    return new TensorSize(
        pictures,
        roundUp(heightPx, input.multipleOf()),
        roundUp(widthPx, input.multipleOf()),
        input.channels());
  }

  /** Bytes of one picture. */
  int pictureBytes() {
    return Math.multiplyExact(Math.multiplyExact(rows, columns), channels);
  }

  /** Bytes of the tensor. */
  int bytes() {
    return Math.multiplyExact(pictures, pictureBytes());
  }

  /** The shape for the runtime. */
  long[] shape() {
    return new long[] {pictures, rows, columns, channels};
  }

  private static int roundUp(int value, int multiple) {
    return Math.multiplyExact((value + multiple - 1) / multiple, multiple);
  }
}
