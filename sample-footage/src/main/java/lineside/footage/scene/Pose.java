package lineside.footage.scene;

import lineside.footage.render.Blur;
import lineside.footage.render.Plane;

/**
 * Where the middle of a canvas lies in a square frame.
 *
 * @param shiftXPx off the middle of the frame, pixels
 * @param shiftYPx the same along y
 * @param rotationRadians any angle
 * @param scale frame pixels per canvas pixel
 */
record Pose(double shiftXPx, double shiftYPx, double rotationRadians, double scale) {
  /** Blur that a pixel of the frame gathers, standard deviation in its own size. */
  private static final double PIXEL_SIGMA = 0.42;

  /** Takes a canvas to a frame of the given size; 0 outside of the canvas. */
  Plane frame(Plane canvas, int sizePx) {
    Plane in = scale < 1 ? Blur.gaussian(canvas, PIXEL_SIGMA / scale) : canvas;
    Plane out = new Plane(sizePx, sizePx);
    double cos = StrictMath.cos(rotationRadians) / scale;
    double sin = StrictMath.sin(rotationRadians) / scale;
    double centreX = (canvas.widthPx() - 1) / 2.0;
    double centreY = (canvas.heightPx() - 1) / 2.0;
    double middle = (sizePx - 1) / 2.0;
    for (int y = 0; y < sizePx; y++) {
      double v = y - middle - shiftYPx;
      for (int x = 0; x < sizePx; x++) {
        double u = x - middle - shiftXPx;
        out.set(x, y, at(in, cos * u + sin * v + centreX, cos * v - sin * u + centreY));
      }
    }
    return out;
  }

  private static float at(Plane in, double x, double y) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    if (ix < 0 || iy < 0 || ix >= in.widthPx() - 1 || iy >= in.heightPx() - 1) {
      return 0;
    }
    float fx = (float) (x - ix);
    float fy = (float) (y - iy);
    float upper = in.at(ix, iy) + fx * (in.at(ix + 1, iy) - in.at(ix, iy));
    float lower = in.at(ix, iy + 1) + fx * (in.at(ix + 1, iy + 1) - in.at(ix, iy + 1));
    return upper + fy * (lower - upper);
  }
}
