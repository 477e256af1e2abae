package lineside.bench.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * What happens in one round, drawn by seed and number alone, so that a round that failed can be
 * played again by itself.
 *
 * @param number from 0
 * @param fault what happens
 * @param calmSeconds how long nothing happens before
 * @param stallSeconds how long it lasts, where the fault is one that does
 * @param strength how much of it, from 0 to below 1, where there is a more or less
 */
record Round(int number, Fault fault, double calmSeconds, double stallSeconds, double strength) {
  private static final double LEAST_CALM_SECONDS = 3;
  private static final double CALM_SPREAD_SECONDS = 7;
  private static final double LEAST_STALL_SECONDS = 3;
  private static final double STALL_SPREAD_SECONDS = 9;

  /** From a tenth of a second to what a bad wide area has. */
  private static final double LEAST_DELAY_MILLIS = 100;

  private static final double DELAY_SPREAD_MILLIS = 400;

  /** An hour: daylight saving set by hand. */
  private static final double MOST_SHIFT_SECONDS = 3600;

  /** Neighbouring seeds and numbers shall have nothing in common (a large odd number). */
  private static final long APART = 0x9E3779B97F4A7C15L;

  /**
   * Draws a round. Faults come in a drawn order, each once before one comes again; all else is
   * drawn by seed and number, whichever faults there are.
   */
  static Round of(long seed, int number, List<Fault> faults) {
    List<Fault> order = new ArrayList<>(faults);
    Collections.shuffle(order, new Random(seed * APART + number / faults.size()));
    SplittableRandom random = new SplittableRandom(seed * APART + number);
    return new Round(
        number,
        order.get(number % faults.size()),
        LEAST_CALM_SECONDS + random.nextDouble() * CALM_SPREAD_SECONDS,
        LEAST_STALL_SECONDS + random.nextDouble() * STALL_SPREAD_SECONDS,
        random.nextDouble());
  }

  /** How long it lasts. */
  Duration stall() {
    return Duration.ofNanos((long) (stallSeconds * TimeUnit.SECONDS.toNanos(1)));
  }

  /** The same, lasting as long as this. */
  Round lasting(Duration time) {
    return new Round(number, fault, calmSeconds, time.toMillis() / 1000.0, strength);
  }

  /** How much longer a packet takes. */
  Duration delay() {
    return Duration.ofMillis((long) (LEAST_DELAY_MILLIS + strength * DELAY_SPREAD_MILLIS));
  }

  /** How far a clock jumps, back or ahead. */
  Duration shift() {
    return Duration.ofSeconds(Math.round((2 * strength - 1) * MOST_SHIFT_SECONDS));
  }

  /** What happens, in words. */
  String words() {
    return fault.words();
  }
}
