package lineside.console.security;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Bounds attempts to sign in, of a name and of an address. Thread-safe. */
public final class AttemptLimit {
  private static final int MOST_KEYS = 10_000;

  private final int most;
  private final Duration window;
  private final InstantSource clock;
  private final Map<String, Deque<Long>> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Long>> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /** So many failures within a time. */
  public AttemptLimit(int most, Duration window, InstantSource clock) {
    this.most = most;
    this.window = window;
    this.clock = clock;
  }

  /** Seconds to wait before the next attempt; empty when it may be made now. */
  public synchronized OptionalLong waitSeconds(String key) {
    Deque<Long> times = failures.get(key);
    if (times == null) {
      return OptionalLong.empty();
    }
    long edge = clock.millis() - window.toMillis();
    while (!times.isEmpty() && times.peekFirst() <= edge) {
      times.removeFirst();
    }
    if (times.size() < most) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(1 + (times.getFirst() - edge) / 1000);
  }

  /** Counts a failure. */
  public synchronized void failed(String key) {
    failures.computeIfAbsent(key, unused -> new ArrayDeque<>()).addLast(clock.millis());
  }

  /** Forgets the failures of a key that has succeeded. */
  public synchronized void succeeded(String key) {
    failures.remove(key);
  }
}
