package lineside.footage.world;

/**
 * A part on its ground, before light and camera.
 *
 * @param surface planes; defects are worked into copies of it
 * @param outline signed distance to the part's edge, negative on the part, per pixel; very negative
 *     everywhere when the part fills the picture
 * @param features signed distance to the nearest drawn structure (hole, screw, print), per pixel
 * @param shadow share of light that arrives, per pixel
 */
record Scene(Surface surface, float[] outline, float[] features, float[] shadow) {
  static final float FAR = 1000;

  boolean hasEdge() {
    for (float distance : outline) {
      if (Math.abs(distance) < 1) {
        return true;
      }
    }
    return false;
  }

  Scene with(Surface changed) {
    return new Scene(changed, outline, features, shadow);
  }
}
