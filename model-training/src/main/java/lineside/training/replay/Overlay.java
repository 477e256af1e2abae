package lineside.training.replay;

/**
 * Colours over a picture, BGR, row-major. The hues are of the Okabe-Ito palette, which people of
 * any colour vision tell apart; how strong a map is also shows as brightness.
 */
final class Overlay {
  /** Vermillion, D55E00. */
  private static final int[] WARM = {0x00, 0x5E, 0xD5};

  /** Sky blue, 56B4E9. */
  private static final int[] OUTLINE = {0xE9, 0xB4, 0x56};

  private static final double MOST_COVER = 0.75;

  private Overlay() {}

  /** Without its colours. */
  static byte[] grey(byte[] bgr) {
    byte[] grey = new byte[bgr.length];
    for (int i = 0; i < bgr.length; i += 3) {
      // ITU-R BT.601, as OpenCV converts.
      double level =
          0.114 * (bgr[i] & 0xFF) + 0.587 * (bgr[i + 1] & 0xFF) + 0.299 * (bgr[i + 2] & 0xFF);
      grey[i] = grey[i + 1] = grey[i + 2] = (byte) Math.round(level);
    }
    return grey;
  }

  /**
   * Warm where the map is high.
   *
   * @param strength one value per pixel, 0 to 1
   */
  static byte[] heated(byte[] bgr, float[] strength) {
    byte[] heated = bgr.clone();
    for (int i = 0; i < strength.length; i++) {
      double cover = MOST_COVER * Math.max(0, Math.min(1, strength[i]));
      for (int c = 0; c < 3; c++) {
        double level = (bgr[3 * i + c] & 0xFF) * (1 - cover) + WARM[c] * cover;
        heated[3 * i + c] = (byte) Math.round(level);
      }
    }
    return heated;
  }

  /**
   * A line around the marked pixels.
   *
   * @param mark one value per pixel, non-zero = marked; empty for no line
   */
  static byte[] outlined(byte[] bgr, byte[] mark, int columns) {
    byte[] outlined = bgr.clone();
    for (int i = 0; i < mark.length; i++) {
      if (mark[i] == 0 && isBeside(mark, i, columns)) {
        for (int c = 0; c < 3; c++) {
          outlined[3 * i + c] = (byte) OUTLINE[c];
        }
      }
    }
    return outlined;
  }

  private static boolean isBeside(byte[] mark, int i, int columns) {
    int x = i % columns;
    return (x > 0 && mark[i - 1] != 0)
        || (x < columns - 1 && mark[i + 1] != 0)
        || (i >= columns && mark[i - columns] != 0)
        || (i + columns < mark.length && mark[i + columns] != 0);
  }
}
