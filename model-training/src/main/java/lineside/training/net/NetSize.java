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

  private final int half;
  private final int quarter;
  private final int eighth;
  private final int sixteenth;

  NetSize(int half, int quarter, int eighth, int sixteenth) {
    this.half = half;
    this.quarter = quarter;
    this.eighth = eighth;
    this.sixteenth = sixteenth;
  }

  /** Channels at a level of resolution: 0 is 1/2 of the picture, 3 is 1/16. */
  public int width(int level) {
    return switch (level) {
      case 0 -> half;
      case 1 -> quarter;
      case 2 -> eighth;
      case 3 -> sixteenth;
      default -> throw new IllegalArgumentException("level is " + level + ", not 0 to 3");
    };
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
