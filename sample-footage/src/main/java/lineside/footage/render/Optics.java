package lineside.footage.render;

/**
 * From the canvas to the frame: pose, focus, motion and light. Linear in the canvas, so that layers
 * can be taken apart.
 */
public final class Optics {
  /**
   * Rows that a strip canvas has above and below the frame, so that blur continues into the
   * neighbours.
   */
  static final int STRIP_MARGIN_PX = 24;

  private Optics() {}

  /** Takes a bracket canvas (with {@link Face#MARGIN_PX} around) to a frame. */
  static Plane frameOfPart(Plane canvas, Look look) {
    Plane posed = pose(canvas, look);
    Plane blurred = Blur.alongX(Blur.gaussian(posed, look.focusSigmaPx()), look.motionPx());
    light(blurred, look);
    return blurred;
  }

  /** Takes a strip canvas (with {@link #STRIP_MARGIN_PX} rows above and below) to a frame. */
  static Plane frameOfStrip(Plane canvas, Look look) {
    Plane blurred = Blur.alongY(Blur.gaussian(canvas, look.focusSigmaPx()), look.motionPx());
    Plane frame = new Plane(Face.FRAME_WIDTH_PX, Face.FRAME_HEIGHT_PX);
    System.arraycopy(
        blurred.values(),
        STRIP_MARGIN_PX * Face.FRAME_WIDTH_PX,
        frame.values(),
        0,
        frame.values().length);
    light(frame, look);
    return frame;
  }

  private static Plane pose(Plane canvas, Look look) {
    Plane frame = new Plane(Face.FRAME_WIDTH_PX, Face.FRAME_HEIGHT_PX);
    float cos = (float) StrictMath.cos(look.rotationRadians());
    float sin = (float) StrictMath.sin(look.rotationRadians());
    float centreX = Face.FRAME_WIDTH_PX / 2f;
    float centreY = Face.FRAME_HEIGHT_PX / 2f;
    int stride = canvas.widthPx();
    float[] in = canvas.values();
    float[] out = frame.values();
    int i = 0;
    for (int y = 0; y < Face.FRAME_HEIGHT_PX; y++) {
      float v = y - centreY - (float) look.shiftYPx();
      float u = -centreX - (float) look.shiftXPx();
      float sx = cos * u + sin * v + centreX + Face.MARGIN_PX;
      float sy = -sin * u + cos * v + centreY + Face.MARGIN_PX;
      for (int x = 0; x < Face.FRAME_WIDTH_PX; x++, i++) {
        int ix = (int) sx;
        int iy = (int) sy;
        float fx = sx - ix;
        float fy = sy - iy;
        int at = iy * stride + ix;
        float upper = in[at] + fx * (in[at + 1] - in[at]);
        float lower = in[at + stride] + fx * (in[at + stride + 1] - in[at + stride]);
        out[i] = upper + fy * (lower - upper);
        sx += cos;
        sy -= sin;
      }
    }
    return frame;
  }

  private static void light(Plane frame, Look look) {
    float[] values = frame.values();
    float alongX = (float) (look.gain() * look.slopeX() / Face.FRAME_WIDTH_PX);
    for (int y = 0; y < Face.FRAME_HEIGHT_PX; y++) {
      double atY = look.slopeY() * (y / (double) Face.FRAME_HEIGHT_PX - 0.5);
      float light = (float) (look.gain() * (1 - look.slopeX() / 2 + atY));
      int row = y * Face.FRAME_WIDTH_PX;
      for (int x = 0; x < Face.FRAME_WIDTH_PX; x++) {
        values[row + x] *= light;
        light += alongX;
      }
    }
  }
}
