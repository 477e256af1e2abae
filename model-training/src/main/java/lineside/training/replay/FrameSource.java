package lineside.training.replay;

import java.io.IOException;
import java.util.Optional;

/** Pictures one after the other, each once. Used by one thread, which closes it. */
public interface FrameSource extends AutoCloseable {
  /** Where the pictures come from, for the report. */
  String description();

  /**
   * The next picture; empty when there is none left.
   *
   * @throws IOException when the source as a whole cannot be read any further
   */
  Optional<ReplayFrame> next() throws IOException;

  @Override
  void close() throws IOException;
}
