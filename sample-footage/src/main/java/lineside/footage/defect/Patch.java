package lineside.footage.defect;

import lineside.footage.render.Plane;

/**
 * A defect at full strength, ready to be laid on a canvas.
 *
 * @param left canvas x of the patch's first column
 * @param top canvas y of the patch's first row
 * @param delta change of grey level at full strength
 * @param cover which pixels belong to the defect, 0 to 1
 */
public record Patch(int left, int top, Plane delta, Plane cover) {

  /**
   * The change alone on an otherwise black canvas of the given size, moved down by a number of
   * rows.
   */
  public Plane deltaOn(int widthPx, int heightPx, int downPx) {
    Plane canvas = new Plane(widthPx, heightPx);
    canvas.add(delta, 1, left, top + downPx);
    return canvas;
  }

  /** The cover alone on an otherwise empty canvas. */
  public Plane coverOn(int widthPx, int heightPx, int downPx) {
    Plane canvas = new Plane(widthPx, heightPx);
    canvas.add(cover, 1, left, top + downPx);
    return canvas;
  }
}
