package lineside.jobs.process;

import java.util.HashMap;
import java.util.Map;

/**
 * Resources that all subtasks of a process share, one for each key: opened by the first who asks,
 * closed by the last who lets go.
 *
 * <p>The fields that hold one of these are the only static state of the jobs: Flink deserialises an
 * operator per slot, and two slots have no other way to find the model that they must share.
 * Thread-safe; opening blocks others who want any key, so that a model is loaded once.
 *
 * @param <K> what identifies a resource, by equals
 * @param <R> the resource, safe for use by many threads
 */
public final class SharedPerProcess<K, R> {
  private final Map<K, Entry<R>> entries = new HashMap<>();

  /** Opens a resource. */
  @FunctionalInterface
  public interface Opener<K, R> {
    /** Opens the resource of {@code key}; what it throws reaches the caller and leaves no entry. */
    R open(K key) throws Exception;
  }

  /** Closes a resource. */
  @FunctionalInterface
  public interface Closer<R> {
    /** Closes it; called once. */
    void close(R resource);
  }

  private static final class Entry<R> {
    final R resource;
    int holders;

    Entry(R resource) {
      this.resource = resource;
    }
  }

  /** The resource of {@code key}, opened now if nobody holds it; pair each with a release. */
  public synchronized R acquire(K key, Opener<K, R> opener) throws Exception {
    Entry<R> entry = entries.get(key);
    if (entry == null) {
      entry = new Entry<>(opener.open(key));
      entries.put(key, entry);
    }
    entry.holders++;
    return entry.resource;
  }

  /** Lets go; the last holder closes. */
  public synchronized void release(K key, Closer<R> closer) {
    Entry<R> entry = entries.get(key);
    if (entry == null) {
      throw new IllegalStateException("release failed: nobody holds " + key);
    }
    entry.holders--;
    if (entry.holders == 0) {
      entries.remove(key);
      closer.close(entry.resource);
    }
  }

  /** Keys that are held now. */
  public synchronized int size() {
    return entries.size();
  }
}
