package lineside.jobs.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The latest periods of one station and recipe that were within their limits: state, a Flink POJO.
 */
public final class ChartBaseline {
  /** Periods that a centre rests on: 20 to 25 subgroups are usual (Montgomery, SPC). */
  private static final int MAX_PERIODS = 25;

  /** Parts before there is a centre. */
  private static final int MIN_PARTS = 50;

  /** Oldest first. */
  public List<Period> periods = new ArrayList<>();

  /** End of the latest period of any kind, milliseconds since 1970 (UTC). */
  public long lastSeenMillis;

  /** For the serializer. */
  public ChartBaseline() {}

  /** Counts of one period. */
  public record Period(long parts, long nonconforming, long defects) {}

  long parts() {
    return periods.stream().mapToLong(Period::parts).sum();
  }

  /** Whether enough parts were seen for a centre. */
  boolean isLearned() {
    return parts() >= MIN_PARTS;
  }

  /** Share of nonconforming parts. */
  double share() {
    return (double) periods.stream().mapToLong(Period::nonconforming).sum() / parts();
  }

  /** Defects per part. */
  double rate() {
    return (double) periods.stream().mapToLong(Period::defects).sum() / parts();
  }

  /** A centre that limits can be taken of: half a count where there was none, or only such. */
  double within(double centre) {
    double half = 0.5 / parts();
    return Math.max(half, centre);
  }

  void add(ChartCounts counts) {
    periods.add(new Period(counts.parts, counts.nonconforming, counts.defects));
    if (periods.size() > MAX_PERIODS) {
      periods.remove(0);
    }
  }
}
