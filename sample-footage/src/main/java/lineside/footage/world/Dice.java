package lineside.footage.world;

import java.util.List;
import java.util.SplittableRandom;
import lineside.footage.render.Seed;

/** Draws of one picture, in sequence; not thread-safe. The same seed gives the same draws. */
final class Dice {
  private final SplittableRandom random;

  Dice(Seed seed) {
    this.random = new SplittableRandom(seed.value());
  }

  float uniform(double from, double to) {
    return (float) (from + (to - from) * random.nextDouble());
  }

  /** Uniform in the logarithm: every octave is as likely as any other. */
  float octaves(double from, double to) {
    return (float) (from * StrictMath.exp(StrictMath.log(to / from) * random.nextDouble()));
  }

  float angle() {
    return uniform(0, 2 * Math.PI);
  }

  float sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  int number(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  long bits() {
    return random.nextLong();
  }
}
