package lineside.jobs.sense;

import java.util.ArrayList;
import java.util.List;

/** The readings of one quantity and what is normal for it: state, a Flink POJO. */
public final class SensedSeries {
  /** The latest readings, oldest first, by event time. */
  public List<Sensed> readings = new ArrayList<>();

  /** Whether normal is learned. */
  public boolean isLearned;

  /** Middle of normal readings. */
  public double centre;

  /** Robust standard deviation of normal readings, above 0 once learned. */
  public double spread;

  /** Robust standard deviation that the moving average had while normal was learned. */
  public double averageSpread;

  /** Mean time between readings while normal was learned, milliseconds, at least 1. */
  public long usualGapMillis = 1;

  /** Nothing read. */
  public SensedSeries() {}

  /**
   * One reading on the scale of its {@link Modality}.
   *
   * @param atMillis event time, milliseconds since 1970 (UTC)
   * @param value the reading
   * @param average moving average of the readings up to this one; 0 while normal is not learned
   */
  public record Sensed(long atMillis, double value, double average) {}
}
