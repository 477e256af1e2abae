package lineside.footage.defect;

import lineside.footage.render.Plane;

/**
 * A square piece of canvas on which a defect is painted; coordinates are canvas pixels. Not
 * thread-safe.
 */
public final class PatchBuilder {
  private final int left;
  private final int top;
  private final Plane delta;
  private final Plane cover;

  /** A square of 2 radius + 1 pixels around a centre. */
  public PatchBuilder(double centreX, double centreY, int radius) {
    left = (int) Math.round(centreX) - radius;
    top = (int) Math.round(centreY) - radius;
    delta = new Plane(2 * radius + 1, 2 * radius + 1);
    cover = new Plane(2 * radius + 1, 2 * radius + 1);
  }

  /**
   * What a painter says about one pixel: how much of it is defect, and by how much it changes
   * there.
   */
  public interface Paint {
    /** Paints the pixel at canvas coordinates by {@link PatchBuilder#put}. */
    void at(double x, double y, PatchBuilder pixel);
  }

  private int index;

  /** Visits every pixel of the patch. */
  public PatchBuilder each(Paint paint) {
    for (int y = 0; y < delta.heightPx(); y++) {
      for (int x = 0; x < delta.widthPx(); x++) {
        index = y * delta.widthPx() + x;
        paint.at(x + left, y + top, this);
      }
    }
    return this;
  }

  /** Sets the pixel being visited if this is stronger than what was painted before. */
  public void put(double share, double change) {
    if (share > cover.values()[index]) {
      cover.values()[index] = (float) Math.min(1, share);
      delta.values()[index] = (float) (Math.min(1, share) * change);
    }
  }

  /** Draws a dab with a soft edge: a stroke is a row of dabs. */
  public void dab(double x, double y, double radius, double change) {
    int reach = (int) Math.ceil(radius + 1);
    for (int iy = (int) y - reach; iy <= (int) y + reach; iy++) {
      for (int ix = (int) x - reach; ix <= (int) x + reach; ix++) {
        if (delta.contains(ix - left, iy - top)) {
          index = (iy - top) * delta.widthPx() + (ix - left);
          double share = radius + 0.5 - Math.hypot(ix - x, iy - y);
          put(Math.max(0, Math.min(1, share)), change);
        }
      }
    }
  }

  public Patch build() {
    return new Patch(left, top, delta, cover);
  }
}
