package lineside.footage.defect;

import lineside.footage.render.Face;
import lineside.footage.render.Plane;

/**
 * How visible a defect is, from the pixels with and without it under the same noise.
 *
 * @param areaPx pixels that belong to the defect in this frame
 * @param contrastSigma mean absolute difference over these pixels, in multiples of the local
 *     standard deviation of the good frame (texture and noise, not the drawn outline of the part)
 * @param left leftmost column of the defect, 0 when it has no pixel here
 * @param top uppermost row
 * @param widthPx columns covered
 * @param heightPx rows covered
 */
public record Visibility(
    int areaPx, double contrastSigma, int left, int top, int widthPx, int heightPx) {
  /** The definition of visible that truth and scores use. */
  public static final double VISIBLE_SIGMA = 3;

  public static final int VISIBLE_AREA_PX = 25;

  /** Share of cover from which a pixel belongs to the defect. */
  public static final float MASK_COVER = 0.3f;

  private static final int NEIGHBOURHOOD_PX = 12;
  private static final double LEAST_SIGMA = 1;

  /** Nothing of it lies in this frame. */
  public static final Visibility NONE = new Visibility(0, 0, 0, 0, 0, 0);

  public boolean isVisible() {
    return contrastSigma >= VISIBLE_SIGMA && areaPx >= VISIBLE_AREA_PX;
  }

  /** Bounding box and area of a mask; contrast 0. */
  static Visibility extent(boolean[] mask) {
    return extent(mask, Face.FRAME_WIDTH_PX);
  }

  /** Bounding box and area of a mask of the given width; contrast 0. */
  public static Visibility extent(boolean[] mask, int frameWidthPx) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = -1;
    int bottom = -1;
    int area = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i]) {
        int x = i % frameWidthPx;
        int y = i / frameWidthPx;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
        area++;
      }
    }
    return area == 0
        ? NONE
        : new Visibility(area, 0, left, top, right - left + 1, bottom - top + 1);
  }

  /** The same extent with its contrast measured. */
  public Visibility withContrast(double sigmas) {
    return new Visibility(areaPx, sigmas, left, top, widthPx, heightPx);
  }

  /**
   * Standard deviation of texture and noise around the defect.
   *
   * @param good pixels without defect
   * @param bare the same frame without texture and noise
   * @param grain share of texture per pixel: only machined surface counts
   */
  public double localSigma(byte[] good, Plane bare, Plane grain) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    int toY = Math.min(bare.heightPx(), top + heightPx + NEIGHBOURHOOD_PX);
    int toX = Math.min(bare.widthPx(), left + widthPx + NEIGHBOURHOOD_PX);
    for (int y = Math.max(0, top - NEIGHBOURHOOD_PX); y < toY; y++) {
      for (int x = Math.max(0, left - NEIGHBOURHOOD_PX); x < toX; x++) {
        int i = y * bare.widthPx() + x;
        if (grain.values()[i] > 0.85f) {
          double residual = (good[i] & 0xff) - bare.values()[i];
          sum += residual;
          squares += residual * residual;
          count++;
        }
      }
    }
    double mean = count == 0 ? 0 : sum / count;
    double variance = count == 0 ? 0 : squares / count - mean * mean;
    return Math.max(LEAST_SIGMA, Math.sqrt(Math.max(0, variance)));
  }
}
