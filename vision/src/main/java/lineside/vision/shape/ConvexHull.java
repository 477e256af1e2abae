package lineside.vision.shape;

/** Andrew's monotone chain over pixels in order of rows. */
final class ConvexHull {
  private ConvexHull() {}

  /**
   * Area inside the hull of the centres of pixels; 0 for fewer than three.
   *
   * @param pixels indices, ascending
   * @param width columns of the map
   */
  static double area(int[] pixels, int width) {
    int[] down = new int[pixels.length];
    int downs = 0;
    for (int pixel : pixels) {
      downs = push(down, downs, pixel, width);
    }
    int[] up = new int[pixels.length];
    int ups = 0;
    for (int i = pixels.length - 1; i >= 0; i--) {
      ups = push(up, ups, pixels[i], width);
    }
    // The last of each side is the first of the other.
    double twice = 0;
    for (int i = 0; i + 1 < downs; i++) {
      twice += cross(down[i], down[i + 1], width);
    }
    for (int i = 0; i + 1 < ups; i++) {
      twice += cross(up[i], up[i + 1], width);
    }
    return Math.abs(twice) / 2;
  }

  private static int push(int[] side, int length, int pixel, int width) {
    int kept = length;
    while (kept >= 2 && turn(side[kept - 2], side[kept - 1], pixel, width) <= 0) {
      kept--;
    }
    side[kept] = pixel;
    return kept + 1;
  }

  private static double cross(int a, int b, int width) {
    int ay = a / width;
    int by = b / width;
    return (double) (a % width) * by - (double) (b % width) * ay;
  }

  /** Above 0 for a turn to one side, below for one to the other. */
  private static long turn(int a, int b, int c, int width) {
    int ax = a % width;
    int ay = a / width;
    return (long) (b / width - ay) * (c % width - ax) - (long) (b % width - ax) * (c / width - ay);
  }
}
