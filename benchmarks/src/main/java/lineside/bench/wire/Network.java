package lineside.bench.wire;

import java.io.IOException;
import java.time.Duration;

/**
 * Places and what lies between them. Used by one thread; closing takes away what was made. What
 * changes the wires throws {@link IllegalStateException} when nothing passes them any more though
 * nobody said so.
 */
public interface Network extends AutoCloseable {
  /** A place of a name. */
  Place place(String name);

  /** Nothing passes between two places, either way, until {@link #mend}. */
  void cut(String one, String other);

  /** What passes between two places takes so much longer each way, until {@link #mend}. */
  void delay(String one, String other, Duration longer);

  /** Everything passes at once again. */
  void mend();

  @Override
  void close() throws IOException;
}
