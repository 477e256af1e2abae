package lineside.bench.spool;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * When something is killed within a time: at random, but each in a stretch of its own and away from
 * its ends, so that what was killed has come up again before.
 */
final class KillMoments {
  private static final double MARGIN = 0.2;

  private KillMoments() {}

  /** So many moments in the order of time, the same for the same seed. */
  static List<Duration> of(Duration time, int kills, long seed) {
    Random random = new Random(seed);
    double stretchMillis = time.toMillis() / (double) Math.max(1, kills);
    return IntStream.range(0, kills)
        .mapToObj(i -> i + MARGIN + (1 - 2 * MARGIN) * random.nextDouble())
        .map(stretches -> Duration.ofMillis(Math.round(stretches * stretchMillis)))
        .toList();
  }
}
