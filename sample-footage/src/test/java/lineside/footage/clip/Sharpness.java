package lineside.footage.clip;

/**
 * Picture quality as the recipe schema words it, computed here a second time and plainly: mean
 * level, and variance of the 3x3 Laplacian of the 2x reduced picture.
 */
record Sharpness(double meanLevel, double variance) {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  static Sharpness of(byte[] pixels) {
    double[] half = new double[WIDTH * HEIGHT];
    double total = 0;
    for (int i = 0; i < pixels.length; i++) {
      double grey = pixels[i] & 0xff;
      total += grey;
      half[i / 640 / 2 * WIDTH + i % 640 / 2] += grey / 4;
    }
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = 1; y < HEIGHT - 1; y++) {
      for (int x = 1; x < WIDTH - 1; x++) {
        int i = y * WIDTH + x;
        double l = half[i - 1] + half[i + 1] + half[i - WIDTH] + half[i + WIDTH] - 4 * half[i];
        sum += l;
        squares += l * l;
        count++;
      }
    }
    double mean = sum / count;
    return new Sharpness(total / pixels.length, squares / count - mean * mean);
  }
}
