package lineside.ingest.trigger;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Asks for images: a clip's schedule, a folder's period; later a PLC, an HTTP call or a device
 * counter. Used by one thread.
 */
public interface TriggerSource extends Closeable {
  /**
   * Opens the source and passes over the first {@code fromSequence} requests, which an earlier run
   * has accepted. Call once, first.
   *
   * @throws IOException when the source cannot be read
   */
  void open(long fromSequence) throws IOException;

  /**
   * The next request, in order of time; empty when no further one will come.
   *
   * @throws IOException when the source is damaged; what failed and where is in the message
   */
  Optional<TriggerRequest> next() throws IOException;
}
