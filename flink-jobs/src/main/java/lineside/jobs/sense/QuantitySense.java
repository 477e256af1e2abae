package lineside.jobs.sense;

import java.util.List;
import lineside.jobs.sense.SensedSeries.Sensed;
import lineside.schemas.record.ProcessScore;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * The small model of one quantity: learns what is normal from its first readings, by median and
 * median absolute deviation, and then tells of any moment how far the reading and its moving
 * average (EWMA, Roberts 1959) are from it. The average is measured by the spread that it showed
 * itself while normal was learned, so that slow swings of a sound process are no drift.
 *
 * <p>Goes by event time: a reading that comes late is put where it belongs and the averages after
 * it are made anew. Works on state that the caller keeps; not thread-safe.
 */
final class QuantitySense {
  /** Readings that normal is learned from: two minutes at one a second. */
  static final int LEARNED_FROM = 120;

  /** Readings kept: a quarter of an hour at one a second. */
  static final int MAX_READINGS = 1024;

  /** Makes the median absolute deviation the standard deviation of a normal distribution. */
  private static final double MAD_TO_SIGMA = 1.4826;

  /** One reading moves the average by at most that many spreads: one glitch is no drift. */
  private static final double CLIPPED_AT = 4;

  /** Smallest spread, share of the middle: a sensor that shows one value only has a resolution. */
  private static final double LEAST_SPREAD_SHARE = 1e-3;

  private static final double LEAST_SPREAD = 1e-9;

  /** A sensor that says nothing for that many times its usual gap tells nothing. */
  private static final long STALE_AFTER_GAPS = 20;

  private final SensedSeries series;
  private final Modality modality;

  QuantitySense(SensedSeries series, Modality modality) {
    this.series = series;
    this.modality = modality;
  }

  /** Takes a finite reading; false when it is older than all that is kept. */
  boolean add(long atMillis, double value) {
    List<Sensed> readings = series.readings;
    int index = indexAfter(atMillis);
    if (series.isLearned && index == 0 && !readings.isEmpty()) {
      return false;
    }
    readings.add(index, new Sensed(atMillis, modality.scaled(value), 0));
    if (!series.isLearned) {
      if (readings.size() >= LEARNED_FROM) {
        learn();
      }
      return true;
    }
    average(index);
    if (readings.size() > MAX_READINGS) {
      readings.remove(0);
    }
    return true;
  }

  /**
   * How far from normal it was at that time; null while normal is not learned, before it, and when
   * the sensor has not spoken for long.
   */
  @Nullable ProcessScore at(long atMillis) {
    int after = indexAfter(atMillis);
    if (!series.isLearned || after == 0) {
      return null;
    }
    Sensed latest = series.readings.get(after - 1);
    if (atMillis - latest.atMillis() > STALE_AFTER_GAPS * series.usualGapMillis) {
      return null;
    }
    return new ProcessScore(
        (latest.average() - series.centre) / series.averageSpread,
        (latest.value() - series.centre) / series.spread);
  }

  /** Moving average at that time less normal, in spreads of single readings; 0 when unknown. */
  double level(long atMillis) {
    int after = indexAfter(atMillis);
    if (!series.isLearned || after == 0) {
      return 0;
    }
    return (series.readings.get(after - 1).average() - series.centre) / series.spread;
  }

  /** Forgets what no part from {@code oldestMillis} on can ask for; normal is kept. */
  void forgetBefore(long oldestMillis) {
    int needed = indexAfter(oldestMillis) - 1;
    if (series.isLearned && needed > 0) {
      series.readings.subList(0, needed).clear();
    }
  }

  private void learn() {
    List<Sensed> readings = series.readings;
    double[] values = readings.stream().mapToDouble(Sensed::value).toArray();
    series.centre = Median.withDefaults().evaluate(values);
    series.spread = Math.max(leastSpread(), spread(values));
    average(0);
    double weight = modality.weight();
    double ofWhiteNoise = series.spread * Math.sqrt(weight / (2 - weight));
    double[] averages = readings.stream().mapToDouble(Sensed::average).toArray();
    series.averageSpread = Math.max(ofWhiteNoise, spread(averages));
    long learnedOver = readings.get(readings.size() - 1).atMillis() - readings.get(0).atMillis();
    series.usualGapMillis = Math.max(1, learnedOver / (readings.size() - 1));
    series.isLearned = true;
  }

  /** Makes the averages from an index on; before the first reading stands normal. */
  private void average(int from) {
    double weight = modality.weight();
    double average = from == 0 ? series.centre : series.readings.get(from - 1).average();
    for (int i = from; i < series.readings.size(); i++) {
      Sensed reading = series.readings.get(i);
      double reach = CLIPPED_AT * series.spread;
      double clipped =
          Math.max(series.centre - reach, Math.min(series.centre + reach, reading.value()));
      average += weight * (clipped - average);
      series.readings.set(i, new Sensed(reading.atMillis(), reading.value(), average));
    }
  }

  private double spread(double[] values) {
    double[] deviations = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      deviations[i] = Math.abs(values[i] - series.centre);
    }
    return MAD_TO_SIGMA * Median.withDefaults().evaluate(deviations);
  }

  private double leastSpread() {
    return Math.max(LEAST_SPREAD, Math.abs(series.centre) * LEAST_SPREAD_SHARE);
  }

  private int indexAfter(long atMillis) {
    int low = 0;
    int high = series.readings.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (series.readings.get(middle).atMillis() <= atMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
