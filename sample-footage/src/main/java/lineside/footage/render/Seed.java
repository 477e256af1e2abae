package lineside.footage.render;

import java.util.Random;

/**
 * A source of randomness that is named, not consumed: children depend on the value and their name
 * only, so frames can be drawn in any order and on any thread with the same result.
 *
 * @param value 64 random bits
 */
public record Seed(long value) {

  public Seed child(long number) {
    return new Seed(mix(value ^ mix(number + 0x632be59bd9b4e019L)));
  }

  public Seed child(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return child(hash);
  }

  /** A fresh generator; java.util.Random because its sequence is specified for every JDK. */
  public Random random() {
    return new Random(value);
  }

  /** Finaliser of MurmurHash3 in the variant of SplittableRandom. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
