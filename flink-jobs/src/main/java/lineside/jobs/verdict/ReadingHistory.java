package lineside.jobs.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.schemas.record.ProcessReading;

/**
 * Process readings of one line by event time, so that a part gets those of its own moment however
 * late either comes. Works on state that the caller keeps; not thread-safe.
 */
public final class ReadingHistory {
  /** Readings kept of one quantity: over an hour at one a second. */
  private static final int MAX_READINGS = 4096;

  /** Quantities kept; sensors have names, not values, in them. */
  private static final int MAX_QUANTITIES = 256;

  private final State state;

  /** Works on {@code state}. */
  public ReadingHistory(State state) {
    this.state = state;
  }

  /** State: a Flink POJO. */
  public static final class State {
    /** By quantity, oldest first. */
    public Map<String, Series> quantities = new HashMap<>();

    /** Nothing read. */
    public State() {}
  }

  /** The readings of one quantity: a class, because a list inside a map is a generic type. */
  public static final class Series {
    /** Oldest first. */
    public List<Reading> readings = new ArrayList<>();

    /** Nothing read. */
    public Series() {}
  }

  /** One reading: its unit is fixed by the quantity. */
  public record Reading(long atMillis, double value) {}

  /** Takes a reading; NaN and infinity are no readings. */
  public void add(ProcessReading reading) {
    if (!Double.isFinite(reading.getValue())) {
      return;
    }
    Series series = state.quantities.get(reading.getQuantity());
    if (series == null) {
      if (state.quantities.size() >= MAX_QUANTITIES) {
        return;
      }
      series = new Series();
      state.quantities.put(reading.getQuantity(), series);
    }
    List<Reading> readings = series.readings;
    Reading added = new Reading(reading.getAt().toEpochMilli(), reading.getValue());
    readings.add(indexAfter(readings, added.atMillis()), added);
    if (readings.size() > MAX_READINGS) {
      readings.remove(0);
    }
  }

  /** The latest reading of each quantity at that time. */
  public Map<String, Double> at(long atMillis) {
    Map<String, Double> latest = new TreeMap<>();
    state.quantities.forEach(
        (quantity, series) -> {
          int after = indexAfter(series.readings, atMillis);
          if (after > 0) {
            latest.put(quantity, series.readings.get(after - 1).value());
          }
        });
    return latest;
  }

  /** Forgets what no part from {@code oldestMillis} on can ask for. */
  public void forgetBefore(long oldestMillis) {
    for (Series series : state.quantities.values()) {
      int needed = indexAfter(series.readings, oldestMillis) - 1;
      if (needed > 0) {
        series.readings.subList(0, needed).clear();
      }
    }
  }

  private static int indexAfter(List<Reading> readings, long atMillis) {
    int low = 0;
    int high = readings.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (readings.get(middle).atMillis() <= atMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
