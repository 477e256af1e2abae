package lineside.footage.world;

/** Draws shapes onto a surface that belong there, and keeps track of where. One thread. */
final class FeaturePen {
  private static final float EDGE_PX = 1.2f;
  private final Surface surface;
  private final float[] nearest;

  /**
   * @param surface worked on in place
   * @param nearest signed distance to the nearest shape, kept up to date
   */
  FeaturePen(Surface surface, float[] nearest) {
    this.surface = surface;
    this.nearest = nearest;
  }

  int side() {
    return surface.side;
  }

  /** Another tone and a lower level, with a chamfer. */
  void sink(Field shape, float tone, float depth, float chamfer) {
    paint(shape, tone);
    raise(shape, -depth, chamfer);
  }

  void paint(Field shape, float tone) {
    each(shape, EDGE_PX, (i, cover) -> surface.albedo[i] += cover * (tone - surface.albedo[i]));
  }

  void tint(Field shape, float factor) {
    each(shape, EDGE_PX, (i, cover) -> surface.albedo[i] *= 1 + cover * (factor - 1));
  }

  void raise(Field shape, float lift, float edgePx) {
    each(shape, edgePx, (i, cover) -> surface.height[i] += cover * lift);
  }

  private interface Change {
    void apply(int index, float cover);
  }

  private void each(Field shape, float edge, Change change) {
    int side = surface.side;
    for (int y = 0, i = 0; y < side; y++) {
      for (int x = 0; x < side; x++, i++) {
        float distance = shape.at(x, y);
        nearest[i] = Math.min(nearest[i], distance);
        if (distance < edge) {
          change.apply(i, Field.ramp(0.5f - distance / edge));
        }
      }
    }
  }
}
