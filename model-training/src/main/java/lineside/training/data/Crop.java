package lineside.training.data;

/**
 * A square of a picture as the network sees it: grey levels and what is defect.
 *
 * @param sidePx side, even
 * @param channels 1 or 3
 * @param levels grey levels, [channels, side, side], 0 to 255
 * @param defect true on a defect, [side, side]
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
record Crop(int sidePx, int channels, float[] levels, boolean[] defect) {
  static Crop of(int sidePx, int channels) {
    return new Crop(
        sidePx, channels, new float[channels * sidePx * sidePx], new boolean[sidePx * sidePx]);
  }

  /**
   * Copies a square out of a picture, mirrored if asked for, the border repeated outside.
   *
   * @param leftPx left edge in the picture
   * @param topPx upper edge in the picture
   */
  void take(TrainingPicture from, int leftPx, int topPx, Mirror mirror) {
    int plane = sidePx * sidePx;
    for (int y = 0; y < sidePx; y++) {
      int sourceY = topPx + (mirror.vertical() ? sidePx - 1 - y : y);
      int row = Math.max(0, Math.min(from.heightPx() - 1, sourceY)) * from.widthPx();
      for (int x = 0; x < sidePx; x++) {
        int sourceX = leftPx + (mirror.horizontal() ? sidePx - 1 - x : x);
        int pixel = row + Math.max(0, Math.min(from.widthPx() - 1, sourceX));
        int at = y * sidePx + x;
        defect[at] = from.isDefect(pixel);
        for (int c = 0; c < channels; c++) {
          levels[c * plane + at] = from.pixels()[pixel * channels + c] & 0xFF;
        }
      }
    }
  }

  /** Which ways a crop is mirrored. */
  record Mirror(boolean horizontal, boolean vertical) {
    static final Mirror NONE = new Mirror(false, false);
  }
}
