package lineside.vision.detect;

import java.util.Arrays;

/**
 * One output of a run, on the heap.
 *
 * @param name name of the output
 * @param values row-major
 * @param shape sizes of the axes, the batch first
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
record OutputTensor(String name, float[] values, long[] shape) {
  /** Size of an axis. */
  int size(int axis) {
    return Math.toIntExact(shape[axis]);
  }

  int rank() {
    return shape.length;
  }

  /** Values of one picture. */
  int pictureLength() {
    return shape[0] == 0 ? 0 : Math.toIntExact(values.length / shape[0]);
  }

  /** A copy of what belongs to one picture. */
  float[] of(int index) {
    int length = pictureLength();
    return Arrays.copyOfRange(values, index * length, (index + 1) * length);
  }

  /** Name and shape, for messages. */
  @Override
  public String toString() {
    return name + " " + Arrays.toString(shape);
  }
}
