package lineside.bench.kill;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What happens in one round, drawn by seed and number alone, so that a round that failed can be
 * played again by itself.
 *
 * @param number from 0
 * @param fault what happens
 * @param calmSeconds how long nothing happens before
 * @param stallSeconds how long a stall lasts, where the fault is one
 */
record Round(int number, Fault fault, double calmSeconds, double stallSeconds) {
  private static final double LEAST_CALM_SECONDS = 3;
  private static final double CALM_SPREAD_SECONDS = 7;
  private static final double LEAST_STALL_SECONDS = 3;
  private static final double STALL_SPREAD_SECONDS = 9;

  /** Neighbouring seeds and numbers shall have nothing in common (a large odd number). */
  private static final long APART = 0x9E3779B97F4A7C15L;

  /** Draws a round. */
  static Round of(long seed, int number, List<Fault> faults) {
    Random random = new Random(seed * APART + number);
    return new Round(
        number,
        faults.get(random.nextInt(faults.size())),
        LEAST_CALM_SECONDS + random.nextDouble() * CALM_SPREAD_SECONDS,
        LEAST_STALL_SECONDS + random.nextDouble() * STALL_SPREAD_SECONDS);
  }

  /** What happens, in words. */
  String words() {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
