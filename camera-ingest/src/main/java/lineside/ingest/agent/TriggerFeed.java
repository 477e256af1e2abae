package lineside.ingest.agent;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import lineside.ingest.journal.TriggerJournal;
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
  private boolean isEnded;

  private TriggerFeed(TriggerSource source) {
    this.source = source;
  }

  /** Opens the source behind the requests that were accepted before. */
  public static TriggerFeed open(TriggerSource source, TriggerJournal journal) {
    return open(source, journal.nextSequence(), journal.position());
  }

  static TriggerFeed open(TriggerSource source, long fromSequence, Optional<String> position) {
    TriggerFeed feed = new TriggerFeed(source);
    try {
      position.ifPresent(source::resume);
      source.open(fromSequence);
      if (!source.isLive()) {
        feed.next = source.next().orElse(null);
      }
    } catch (IOException failed) {
      feed.failure = failed.toString();
    }
    return feed;
  }

  /** The next request, which stays. */
  public Optional<TriggerRequest> peek() {
    return Optional.ofNullable(next);
  }

  /** True when no request is left and none will come. */
  public boolean isOver() {
    return next == null && (isEnded || failure != null || !source.isLive());
  }

  /** Takes what a live source asks for now, as of {@code nowMillis} of line time. */
  public void listen(long nowMillis) {
    if (source.isLive() && next == null && !isOver()) {
      poll();
      TriggerRequest request = next;
      next = request == null ? null : request.at(nowMillis);
    }
  }

  /** Tells the source that a request of its own is journaled. */
  public void accepted(TriggerRequest request) {
    source.accepted(request);
  }

  /** When the next request is due, milliseconds of line time. */
  public OptionalLong nextOffsetMillis() {
    TriggerRequest request = next;
    return request == null ? OptionalLong.empty() : OptionalLong.of(request.offsetMillis());
  }

  /**
   * How long there will surely be no request that is not known yet, monotonic nanoseconds: for ever
   * where only the next one is waited for.
   */
  public long nanosUntilUnknown() {
    return next == null && source.isLive() && !isOver() ? source.nanosUntilNext() : Long.MAX_VALUE;
  }

  /** Why the source ended early; empty when it did not. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** Goes on to the request after the next one; a live source is asked for it by listening. */
  public void advance() {
    next = null;
    if (!isEnded && !source.isLive()) {
      poll();
    }
  }

  private void poll() {
    try {
      next = source.next().orElse(null);
    } catch (IOException failed) {
      next = null;
      failure = failed.toString();
    }
  }

  /** Ends the feed. */
  public void end() {
    isEnded = true;
    next = null;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
