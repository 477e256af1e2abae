package lineside.vision.detect;

import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelInput.ElementType;
import lineside.vision.model.ModelInput.Layout;

/**
 * Size of the input tensor.
 *
 * @param pictures N
 * @param rows H, padding included
 * @param columns W, padding included
 * @param input order of the axes, channels, elements
 */
record TensorSize(int pictures, int rows, int columns, ModelInput input) {
  /** The same for another number of pictures. */
  TensorSize of(int count) {
    return new TensorSize(count, rows, columns, input);
  }

  /** Pixels of one picture. */
  long picturePixels() {
    return (long) rows * columns;
  }

  /** Bytes of one picture. */
  int pictureBytes() {
    int elements = Math.multiplyExact(Math.multiplyExact(rows, columns), input.channels());
    return Math.multiplyExact(
        elements, input.type() == ElementType.FLOAT32 ? Float.BYTES : Byte.BYTES);
  }

  /** Bytes of the tensor. */
  int bytes() {
    return Math.multiplyExact(pictures, pictureBytes());
  }

  /** The shape for the runtime. */
  long[] shape() {
    return input.layout() == Layout.NHWC
        ? new long[] {pictures, rows, columns, input.channels()}
        : new long[] {pictures, input.channels(), rows, columns};
  }
}
