package lineside.vision.detect;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * One output of a run, read where the runtime wrote it: valid until the memory of the batch runs
 * again.
 *
 * @param name name of the output
 * @param buffer values, row-major, from 0 to its capacity; its position does not move
 * @param shape sizes of the axes, the batch first
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
record OutputTensor(String name, FloatBuffer buffer, long[] shape) {
  /** Size of an axis. */
  int size(int axis) {
    return Math.toIntExact(shape[axis]);
  }

  int rank() {
    return shape.length;
  }

  /** Values of one picture. */
  int pictureLength() {
    return shape[0] == 0 ? 0 : Math.toIntExact(buffer.capacity() / shape[0]);
  }

  /** One value. */
  float at(int index) {
    return buffer.get(index);
  }

  /** Copies values from an index on into an array. */
  void copy(int from, float[] target, int at, int count) {
    buffer.get(from, target, at, count);
  }

  /** A copy of all values. */
  float[] values() {
    float[] values = new float[buffer.capacity()];
    buffer.get(0, values);
    return values;
  }

  /** A copy of what belongs to one picture. */
  float[] of(int index) {
    float[] values = new float[pictureLength()];
    buffer.get(index * values.length, values);
    return values;
  }

  /** Name and shape, for messages. */
  @Override
  public String toString() {
    return name + " " + Arrays.toString(shape);
  }
}
