package lineside.jobs.sense;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.record.ProcessScore;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;

/**
 * Judges the process of one line by its readings: a small model for each quantity says how far from
 * its normal it was when a part was made, and what views came to at such levels says by how much
 * that raises the odds of a defect. Works on state that the caller keeps, bounded in quantities,
 * readings and stations; not thread-safe.
 */
public final class ProcessSense {
  /** Highest factor: what is seen in the picture stays the first reason to ask. */
  public static final double MAX_FACTOR = 8;

  /** Quantities of a line; sensors have names, not values, in them. */
  private static final int MAX_QUANTITIES = 256;

  /** Pairs of quantity and station. */
  private static final int MAX_PAIRS = 1024;

  private final State state;

  /** Works on {@code state}. */
  public ProcessSense(State state) {
    this.state = state;
  }

  /** State: a Flink POJO. */
  public static final class State {
    /** By quantity. */
    public Map<String, SensedSeries> quantities = new HashMap<>();

    /** By quantity and station. */
    public Map<String, Consequences.Counts> consequences = new HashMap<>();

    /** Nothing sensed. */
    public State() {}
  }

  /**
   * Takes a reading; NaN and infinity are none. False when it is too old to be put in its place.
   */
  public boolean add(ProcessReading reading) {
    if (!Double.isFinite(reading.getValue())) {
      return true;
    }
    SensedSeries series = state.quantities.get(reading.getQuantity());
    if (series == null) {
      if (state.quantities.size() >= MAX_QUANTITIES) {
        return true;
      }
      series = new SensedSeries();
      state.quantities.put(reading.getQuantity(), series);
    }
    return sense(reading.getQuantity(), series)
        .add(reading.getAt().toEpochMilli(), reading.getValue());
  }

  /** Scores of the quantities whose normal is learned, at that time. */
  public Map<String, ProcessScore> at(long atMillis) {
    Map<String, ProcessScore> scores = new TreeMap<>();
    state.quantities.forEach(
        (quantity, series) -> {
          ProcessScore score = sense(quantity, series).at(atMillis);
          if (score != null) {
            scores.put(quantity, score);
          }
        });
    return scores;
  }

  /**
   * By how much the process at that time raises the odds of a defect at a station: that of the
   * quantity which raises them most, 1 to {@value #MAX_FACTOR}.
   */
  public double factor(String stationId, long atMillis) {
    double highest = 1;
    for (Map.Entry<String, SensedSeries> entry : state.quantities.entrySet()) {
      QuantitySense sense = sense(entry.getKey(), entry.getValue());
      ProcessScore score = sense.at(atMillis);
      if (score != null) {
        Consequences.Counts counts = state.consequences.get(key(entry.getKey(), stationId));
        double factor =
            counts == null
                ? Consequences.guess(score)
                : new Consequences(counts).factor(sense.level(atMillis), score);
        highest = Math.max(highest, factor);
      }
    }
    return Math.min(MAX_FACTOR, highest);
  }

  /**
   * Learns from a part whose verdict was given; views that are neither good nor bad teach nothing.
   */
  public void learn(PartVerdict verdict) {
    long atMillis = verdict.getFirstTriggeredAt().toEpochMilli();
    for (Map.Entry<String, SensedSeries> entry : state.quantities.entrySet()) {
      QuantitySense sense = sense(entry.getKey(), entry.getValue());
      if (sense.at(atMillis) == null) {
        continue;
      }
      for (ViewVerdict view : verdict.getViews()) {
        learn(entry.getKey(), sense.level(atMillis), view);
      }
    }
  }

  /** Forgets what no part from {@code oldestMillis} on can ask for. */
  public void forgetBefore(long oldestMillis) {
    state.quantities.forEach((name, series) -> sense(name, series).forgetBefore(oldestMillis));
  }

  private void learn(String quantity, double level, ViewVerdict view) {
    ResultEvaluation evaluation = view.getResultEvaluation();
    if (evaluation != ResultEvaluation.OK && evaluation != ResultEvaluation.NOT_OK) {
      return;
    }
    String key = key(quantity, view.getStationId());
    Consequences.Counts counts = state.consequences.get(key);
    if (counts == null) {
      if (state.consequences.size() >= MAX_PAIRS) {
        return;
      }
      counts = new Consequences.Counts();
      state.consequences.put(key, counts);
    }
    new Consequences(counts)
        .count(
            level,
            evaluation == ResultEvaluation.OK
                ? Consequences.Outcome.GOOD
                : Consequences.Outcome.DEFECT);
  }

  private static QuantitySense sense(String quantity, SensedSeries series) {
    return new QuantitySense(series, Modality.of(quantity));
  }

  private static String key(String quantity, String stationId) {
    return quantity + "|" + stationId;
  }
}
