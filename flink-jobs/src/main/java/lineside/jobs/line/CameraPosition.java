package lineside.jobs.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far one camera has come on the line's clock: state of {@link LineClock}, a Flink POJO. Times
 * are milliseconds since 1970 (UTC) of event time.
 */
public final class CameraPosition {
  /** What was received of each counting period that is not known to be over. */
  public Map<Long, EpochCounts> epochs = new HashMap<>();

  /**
   * Statements that came through the inspection chain and wait for what they count, oldest first.
   */
  public List<PendingPosition> pending = new ArrayList<>();

  /** Newest counting period that has spoken through the chain. */
  public long epoch = Long.MIN_VALUE;

  /** Everything of this camera before this time is known. */
  public long positionMillis = LineClock.NEVER;

  /** Whether the camera stopped or is away and holds nobody back. */
  public boolean isReleased;

  /** Triggers counted by the statement that released it; a later trigger takes the camera back. */
  public long releasedTriggered;

  /** A camera that was never heard. */
  public CameraPosition() {}

  /** Received of one counting period: state, a Flink POJO. */
  public static final class EpochCounts {
    /** Highest trigger sequence received plus one. */
    public long triggersReceived;

    /** Sequences below it that were skipped and may still come. */
    public List<Long> gaps = new ArrayList<>();

    /** Distinct losses received. */
    public long lossesReceived;

    /** Sequences triggered with neither frame nor loss yet, ascending. */
    public List<Long> unresolved = new ArrayList<>();

    /** Sequences whose frame or loss came before the trigger. */
    public List<Long> resolvedAhead = new ArrayList<>();

    /** Nothing received. */
    public EpochCounts() {}
  }

  /**
   * A time that the camera reaches once what was said to lie before it has arrived.
   *
   * @param lost losses that must have been received; -1 when every earlier trigger must be resolved
   *     instead, because a frame counts no losses
   * @param isRelease whether the camera then holds nobody back
   */
  public record PendingPosition(
      long epoch, long atMillis, long triggered, long lost, boolean isRelease) {}
}
