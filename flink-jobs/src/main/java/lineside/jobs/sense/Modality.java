package lineside.jobs.sense;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a quantity is, by its name, and how its readings are looked at. Vibrations grow by factors,
 * so their logarithm is looked at; temperatures are slow, so more of them are averaged.
 */
enum Modality {
  TEMPERATURE(0.1, "temperature temp"),
  VIBRATION(0.2, "vibration acceleration"),
  PRESSURE(0.2, "pressure"),
  SPEED(0.2, "speed velocity feed"),
  OTHER(0.2, "");

  /** Logarithms are taken of at least this share of one unit: a sensor at rest reads 0. */
  private static final double SMALLEST = 1e-6;

  private final double weight;

  /** Parts of names, each followed by a blank but the last. */
  private final String words;

  Modality(double weight, String words) {
    this.weight = weight;
    this.words = words;
  }

  /** The first whose word is in the quantity's name. */
  static Modality of(String quantity) {
    String name = quantity.toLowerCase(Locale.ROOT);
    for (Modality modality : values()) {
      if (modality != OTHER
          && Arrays.stream(modality.words.split(" ", -1)).anyMatch(name::contains)) {
        return modality;
      }
    }
    return OTHER;
  }

  /** Weight of the newest reading in the moving average. */
  double weight() {
    return weight;
  }

  /** The reading on the scale on which its normal readings lie evenly around their middle. */
  double scaled(double value) {
    return this == VIBRATION ? Math.log(Math.max(SMALLEST, value)) : value;
  }
}
