package lineside.training.data;

/** Grey level to network input: (level / 255 - 0.5) / 0.25, the same while learning and in use. */
public final class Normalisation {
  /** Multiplier of a grey level. */
  public static final float SCALE = 1f / 63.75f;

  /** Added afterwards. */
  public static final float SHIFT = -2f;

  private Normalisation() {}

  /** Network input of a grey level from 0 to 255. */
  public static float of(float level) {
    return level * SCALE + SHIFT;
  }
}
