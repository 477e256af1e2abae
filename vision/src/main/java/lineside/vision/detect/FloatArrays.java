package lineside.vision.detect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Arrays of maps that nobody keeps, for maps of the same size: a line sends the same sizes again
 * and again. Thread-safe.
 */
final class FloatArrays {
  private static final int MAX_IDLE = 16;

  private final Deque<float[]> idle = new ArrayDeque<>();

  /** An array of just that length; what is in it is left over from earlier. */
  synchronized float[] borrow(int length) {
    for (Iterator<float[]> arrays = idle.iterator(); arrays.hasNext(); ) {
      float[] array = arrays.next();
      if (array.length == length) {
        arrays.remove();
        return array;
      }
    }
    return new float[length];
  }

  /** Takes an array that nobody looks at any more. */
  synchronized void giveBack(float[] array) {
    idle.addFirst(array);
    if (idle.size() > MAX_IDLE) {
      idle.removeLast();
    }
  }
}
