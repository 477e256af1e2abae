package lineside.footage.world;

import java.util.List;

/**
 * A part on its ground, before light and camera.
 *
 * @param surface planes; defects are worked into copies of it
 * @param ground what would be seen without the part
 * @param drawing where things are
 * @param shadow share of light that arrives, per pixel
 */
@SuppressWarnings("ArrayRecordComponent") // planes, never compared
record Scene(Surface surface, Surface ground, Drawing drawing, float[] shadow) {
  static final float FAR = 1000;

  /**
   * Where the part and its features are.
   *
   * @param outline signed distance to the part's edge, negative on the part, per pixel; very
   *     negative everywhere when the part fills the picture
   * @param features signed distance to the nearest drawn structure (hole, screw, print), per pixel
   * @param openings holes of the part that belong there
   */
  @SuppressWarnings("ArrayRecordComponent") // planes, never compared
  record Drawing(float[] outline, float[] features, List<Opening> openings) {}

  /** A hole that belongs there; pixels. */
  record Opening(float x, float y, float radius) {}

  float[] outline() {
    return drawing.outline();
  }

  float[] features() {
    return drawing.features();
  }

  boolean hasEdge() {
    for (float distance : outline()) {
      if (Math.abs(distance) < 1) {
        return true;
      }
    }
    return false;
  }

  Scene with(Surface changed) {
    return new Scene(changed, ground, drawing, shadow);
  }
}
