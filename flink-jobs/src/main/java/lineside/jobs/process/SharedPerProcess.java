package lineside.jobs.process;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resources that all subtasks of a process share, one for each key: opened by the first who asks,
 * closed by the last who lets go.
 *
 * <p>The fields that hold one of these are the only static state of the jobs: Flink deserialises an
 * operator per slot, and two slots have no other way to find the model that they must share.
 * Thread-safe; opening blocks only others who want the same key, so that a model is loaded once and
 * whoever judges with another one does not wait for it.
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

  /** Guards its resource; holders are guarded by the map's owner. */
  private static final class Entry<R> {
    @Nullable R resource;
    int holders;
  }

  /** The resource of {@code key}, opened now if nobody holds it; pair each with a release. */
  public R acquire(K key, Opener<K, R> opener) throws Exception {
    Entry<R> entry;
    synchronized (this) {
      entry = entries.computeIfAbsent(key, unused -> new Entry<>());
      entry.holders++;
    }
    boolean isOpen = false;
    try {
      R resource = open(key, entry, opener);
      isOpen = true;
      return resource;
    } finally {
      if (!isOpen) {
        letGo(key, entry);
      }
    }
  }

  private static <K, R> R open(K key, Entry<R> entry, Opener<K, R> opener) throws Exception {
    synchronized (entry) {
      R resource = entry.resource;
      if (resource == null) {
        resource = opener.open(key);
        entry.resource = resource;
      }
      return resource;
    }
  }

  /** Lets go; the last holder closes, and who asks for the key meanwhile waits and opens anew. */
  public void release(K key, Closer<R> closer) {
    Entry<R> entry;
    synchronized (this) {
      entry = entries.get(key);
      if (entry == null || entry.holders == 0) {
        throw new IllegalStateException("release failed: nobody holds " + key);
      }
      entry.holders--;
      if (entry.holders > 0) {
        return;
      }
    }
    synchronized (entry) {
      R resource = entry.resource;
      if (resource == null || isHeld(entry)) {
        return;
      }
      closer.close(resource);
      entry.resource = null;
      forget(key, entry);
    }
  }

  private synchronized boolean isHeld(Entry<R> entry) {
    return entry.holders > 0;
  }

  private synchronized void forget(K key, Entry<R> entry) {
    if (entry.holders == 0) {
      entries.remove(key, entry);
    }
  }

  private synchronized void letGo(K key, Entry<R> entry) {
    entry.holders--;
    forget(key, entry);
  }

  /** Keys that are held now. */
  public synchronized int size() {
    return entries.size();
  }
}
