package lineside.ingest.agent;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a trigger source with a look at the next one. A source that fails ends the feed
 * and leaves the reason. Used by one thread.
 */
public final class TriggerFeed implements Closeable {
  private final TriggerSource source;
  private @Nullable TriggerRequest next;
  private @Nullable String failure;

  private TriggerFeed(TriggerSource source) {
    this.source = source;
  }

  /** Opens the source behind the requests that were accepted before. */
  public static TriggerFeed open(TriggerSource source, long fromSequence) {
    TriggerFeed feed = new TriggerFeed(source);
    try {
      source.open(fromSequence);
      feed.next = source.next().orElse(null);
    } catch (IOException failed) {
      feed.failure = failed.toString();
    }
    return feed;
  }

  /** The next request, which stays. */
  public Optional<TriggerRequest> peek() {
    return Optional.ofNullable(next);
  }

  /** When the next request is due, milliseconds of line time. */
  public OptionalLong nextOffsetMillis() {
    TriggerRequest request = next;
    return request == null ? OptionalLong.empty() : OptionalLong.of(request.offsetMillis());
  }

  /** Why the source ended early; empty when it did not. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** Goes on to the request after the next one. */
  public void advance() {
    try {
      next = source.next().orElse(null);
    } catch (IOException failed) {
      next = null;
      failure = failed.toString();
    }
  }

  /** Ends the feed. */
  public void end() {
    next = null;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
