package lineside.footage.render;

/** Blurs planes with separable kernels; edges repeat the outermost pixel. */
public final class Blur {
  private Blur() {}

  /**
   * Optical blur.
   *
   * @param sigmaPx standard deviation, pixels; nothing happens below 0.2
   */
  public static Plane gaussian(Plane plane, double sigmaPx) {
    if (sigmaPx < 0.2) {
      return plane;
    }
    float[] kernel = gaussianKernel(sigmaPx);
    return columns(rows(plane, kernel), kernel);
  }

  /** Motion along x by a length of (possibly fractional) pixels. */
  public static Plane alongX(Plane plane, double lengthPx) {
    return lengthPx <= 1 ? plane : rows(plane, boxKernel(lengthPx));
  }

  /** Motion along y by a length of (possibly fractional) pixels. */
  public static Plane alongY(Plane plane, double lengthPx) {
    return lengthPx <= 1 ? plane : columns(plane, boxKernel(lengthPx));
  }

  private static float[] gaussianKernel(double sigmaPx) {
    int radius = Math.max(1, (int) Math.ceil(2.5 * sigmaPx));
    float[] kernel = new float[2 * radius + 1];
    for (int i = 0; i < kernel.length; i++) {
      double d = i - radius;
      kernel[i] = (float) StrictMath.exp(-d * d / (2 * sigmaPx * sigmaPx));
    }
    return normalised(kernel);
  }

  private static float[] boxKernel(double lengthPx) {
    int radius = (int) Math.ceil((lengthPx - 1) / 2);
    float[] kernel = new float[2 * radius + 1];
    for (int i = 0; i < kernel.length; i++) {
      double d = Math.abs(i - radius);
      kernel[i] = (float) Math.max(0, Math.min(1, lengthPx / 2 - d + 0.5));
    }
    return normalised(kernel);
  }

  private static float[] normalised(float[] kernel) {
    float sum = 0;
    for (float k : kernel) {
      sum += k;
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  private static Plane rows(Plane in, float[] kernel) {
    int width = in.widthPx();
    int radius = kernel.length / 2;
    Plane out = new Plane(width, in.heightPx());
    float[] padded = new float[width + 2 * radius];
    for (int y = 0; y < in.heightPx(); y++) {
      int row = y * width;
      System.arraycopy(in.values(), row, padded, radius, width);
      for (int i = 0; i < radius; i++) {
        padded[i] = padded[radius];
        padded[width + radius + i] = padded[width + radius - 1];
      }
      for (int k = 0; k < kernel.length; k++) {
        addScaled(padded, k, kernel[k], out.values(), row, width);
      }
    }
    return out;
  }

  private static Plane columns(Plane in, float[] kernel) {
    int width = in.widthPx();
    int height = in.heightPx();
    int radius = kernel.length / 2;
    Plane out = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      for (int k = 0; k < kernel.length; k++) {
        int from = Math.max(0, Math.min(height - 1, y + k - radius));
        addScaled(in.values(), from * width, kernel[k], out.values(), y * width, width);
      }
    }
    return out;
  }

  private static void addScaled(
      float[] in, int inOffset, float factor, float[] out, int outOffset, int count) {
    for (int x = 0; x < count; x++) {
      out[outOffset + x] += factor * in[inOffset + x];
    }
  }
}
