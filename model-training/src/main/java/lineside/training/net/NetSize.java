package lineside.training.net;

import java.util.List;
import java.util.Locale;

/**
 * How wide and deep the network is.
 *
 * <p>Arithmetic of one 256x256 picture with one channel, in billions of multiplications: n 0.14, s
 * 0.46, m 1.4, l 3.8 (counted from the exported graphs). Widths are multiples of 8, the vector
 * length that the runtime's convolutions are blocked by.
 */
public enum NetSize {
  /** Nano: where every millisecond counts. */
  N(0.14),
  /** Small: the line-side default on a processor. */
  S(0.46),
  /** Medium: hard stations. */
  M(1.4),
  /** Large: the centre's model, teacher and second opinion. */
  L(3.8);

  private final double gigaMacs;

  NetSize(double gigaMacs) {
    this.gigaMacs = gigaMacs;
  }

  /** Billion multiplications for a grey picture of 256x256. */
  public double gigaMacs() {
    return gigaMacs;
  }

  /** Channels at a level of resolution: 0 is 1/2 of the picture, 3 is 1/16. */
  public int width(int level) {
    return widths().get(level);
  }

  /** Refining convolutions at a level. */
  public int depth(int level) {
    return depths().get(level);
  }

  private List<Integer> widths() {
    return switch (this) {
      case N -> List.of(8, 16, 32, 48);
      case S -> List.of(16, 32, 48, 64);
      case M -> List.of(32, 48, 80, 128);
      case L -> List.of(32, 64, 160, 256);
    };
  }

  private List<Integer> depths() {
    return switch (this) {
      case N -> List.of(1, 1, 1, 1);
      case S, M -> List.of(1, 1, 2, 2);
      case L -> List.of(1, 2, 3, 3);
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
