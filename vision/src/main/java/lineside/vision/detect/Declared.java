package lineside.vision.detect;

import java.util.Arrays;
import java.util.Map;

/** Checks the shapes that a graph declares for its outputs; -1 is a free axis. */
final class Declared {
  private Declared() {}

  static void requireRank(Map<String, long[]> declared, String name, int... ranks)
      throws GraphMismatchException {
    long[] shape = shape(declared, name);
    // A graph may leave the shape of an output open altogether.
    if (shape.length > 0 && Arrays.stream(ranks).noneMatch(rank -> rank == shape.length)) {
      throw new GraphMismatchException(
          "%s is %s, %s axes are needed"
              .formatted(name, Arrays.toString(shape), Arrays.toString(ranks)));
    }
  }

  /** The axis must have that size; a free one is not enough. */
  static void requireSize(
      Map<String, long[]> declared, String name, int axis, int size, String what)
      throws GraphMismatchException {
    requireFixed(declared, name, axis);
    requireSizeIfFixed(declared, name, axis, size, what);
  }

  /** The axis must have that size unless it is free. */
  static void requireSizeIfFixed(
      Map<String, long[]> declared, String name, int axis, int size, String what)
      throws GraphMismatchException {
    long[] shape = shape(declared, name);
    if (axis < shape.length && shape[axis] >= 0 && shape[axis] != size) {
      throw new GraphMismatchException(
          "%s is %s: axis %d does not fit %d %s of the description"
              .formatted(name, Arrays.toString(shape), axis, size, what));
    }
  }

  static void requireFixed(Map<String, long[]> declared, String name, int axis)
      throws GraphMismatchException {
    long[] shape = shape(declared, name);
    if (axis >= shape.length || shape[axis] < 0) {
      throw new GraphMismatchException(
          "%s is %s: axis %d is free where a fixed size is needed"
              .formatted(name, Arrays.toString(shape), axis));
    }
  }

  static long[] shape(Map<String, long[]> declared, String name) throws GraphMismatchException {
    long[] shape = declared.get(name);
    if (shape == null) {
      throw new GraphMismatchException("no output " + name);
    }
    return shape;
  }
}
