package lineside.cli.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what was added in reverse order; one that fails keeps no other open, and the first failure
 * is thrown with the others suppressed. Owned by one thread.
 */
final class Closing implements AutoCloseable {
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();

  /** Adds and returns {@code closeable}. */
  <T extends AutoCloseable> T add(T closeable) {
    owned.push(closeable);
    return closeable;
  }

  @Override
  public void close() throws Exception {
    Exception first = null;
    while (!owned.isEmpty()) {
      try {
        owned.pop().close();
      } catch (Exception e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
