package lineside.training.net;

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
  N(0.14, new int[] {8, 16, 32, 48}, new int[] {1, 1, 1, 1}),
  /** Small: the line-side default on a processor. */
  S(0.46, new int[] {16, 32, 48, 64}, new int[] {1, 1, 2, 2}),
  /** Medium: hard stations. */
  M(1.4, new int[] {32, 48, 80, 128}, new int[] {1, 1, 2, 2}),
  /** Large: the centre's model, teacher and second opinion. */
  L(3.8, new int[] {32, 64, 160, 256}, new int[] {1, 2, 3, 3});

  private final double gigaMacs;
  private final int[] widths;
  private final int[] depths;

  NetSize(double gigaMacs, int[] widths, int[] depths) {
    this.gigaMacs = gigaMacs;
    this.widths = widths;
    this.depths = depths;
  }

  /** Billion multiplications for a grey picture of 256x256. */
  public double gigaMacs() {
    return gigaMacs;
  }

  /** Channels at a level of resolution: 0 is 1/2 of the picture, 3 is 1/16. */
  public int width(int level) {
    return widths[level];
  }

  /** Refining convolutions at a level. */
  public int depth(int level) {
    return depths[level];
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
