package lineside.training.net;

import java.util.Locale;

/**
 * How wide the network is.
 *
 * <p>Costs of one 640x480 picture: n about 0.4, s 0.8, m 2.6, l 10 billion multiplications.
 */
public enum NetSize {
  /** Nano. */
  N(6, 12, 24, 48),
  /** Small: the line-side default on a processor. */
  S(8, 16, 32, 64),
  /** Medium. */
  M(16, 32, 64, 96),
  /** Large: for a device, and as a teacher. */
  L(16, 48, 128, 256);

  private final int[] widths;

  NetSize(int... widths) {
    this.widths = widths;
  }

  /** Channels at 1/2, 1/4, 1/8 or 1/16 of the picture. */
  public int width(int level) {
    return widths[level];
  }

  /** The letter that commands and packages use. */
  public String letter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The size of a letter. */
  public static NetSize of(String letter) {
    for (NetSize size : values()) {
      if (size.letter().equals(letter)) {
        return size;
      }
    }
    throw new IllegalArgumentException("size is " + letter + ", one of n, s, m, l is needed");
  }
}
