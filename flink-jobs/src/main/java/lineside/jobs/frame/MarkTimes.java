package lineside.jobs.frame;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells marks whose time cannot be: they would move a camera's clock ahead of everything that it
 * has yet to send. A mark is taken when it is hardly ahead of its record's time on the broker, or
 * goes on from the message of its camera before it; the latter lets a recording play faster than
 * time, and a clock be set back. Not thread-safe.
 *
 * <p>The record's time is the producer's own word, which brokers refuse when it is an hour ahead of
 * theirs ({@code message.timestamp.after.max.ms}). The first message of a camera after a start is
 * taken as it is: nothing is known to compare it with.
 */
public final class MarkTimes {
  /** How far a mark may be ahead: sixty of the heartbeats that ingest sends, one each second. */
  public static final Duration AHEAD = Duration.ofMinutes(1);

  /** Cameras remembered; more than a line has, so that forged names push out none that is real. */
  private static final int MAX_CAMERAS = 4096;

  private final Map<String, Long> latestMillis =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_CAMERAS;
        }
      };

  /** Makes one that knows no camera. */
  public MarkTimes() {}

  /** A frame was read; it says where its camera is. */
  public void frame(String cameraId, long triggeredAtMillis) {
    latestMillis.put(cameraId, triggeredAtMillis);
  }

  /**
   * Whether a mark is to be taken, which is remembered then.
   *
   * @param atMillis what the mark says
   * @param recordMillis time of its record on the broker; 0 or less when it has none
   */
  public boolean isPossible(String cameraId, long atMillis, long recordMillis) {
    Long before = latestMillis.get(cameraId);
    boolean isPossible =
        before == null
            || recordMillis <= 0
            || isHardlyAfter(atMillis, recordMillis)
            || isHardlyAfter(atMillis, before);
    if (isPossible) {
      latestMillis.put(cameraId, atMillis);
    }
    return isPossible;
  }

  private static boolean isHardlyAfter(long millis, long boundMillis) {
    return millis <= boundMillis + AHEAD.toMillis();
  }
}
