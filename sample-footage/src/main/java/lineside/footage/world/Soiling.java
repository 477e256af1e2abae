package lineside.footage.world;

/** What lies on good parts too and is none of the defects: oil film, dust, drops, wiped marks. */
final class Soiling {
  private final Dice dice;
  private final Surface surface;
  private final int side;

  Soiling(Dice dice, Surface surface) {
    this.dice = dice;
    this.surface = surface;
    this.side = surface.side;
  }

  void addAny() {
    if (dice.chance(0.22)) {
      film();
    }
    if (dice.chance(0.18)) {
      dust();
    }
    if (dice.chance(0.07)) {
      drops();
    }
  }

  /** Soft clouds, wider than any stain and without an edge. */
  private void film() {
    float size = side * dice.uniform(0.25, 0.7);
    Field cloud = Noise.fractal(dice, size, 0.4f);
    float dark = dice.octaves(0.01, 0.06);
    float wet = dice.uniform(-0.4, 0.4);
    for (int y = 0, i = 0; y < side; y++) {
      for (int x = 0; x < side; x++, i++) {
        float thick = Field.ramp(0.5f + 0.4f * cloud.at(x, y));
        surface.albedo[i] *= 1 - dark * thick;
        surface.gloss[i] *= 1 + wet * thick;
      }
    }
  }

  /** Specks of a pixel or two all over, hardly brighter than the surface. */
  private void dust() {
    int count = dice.number(20, 200);
    float light = dice.uniform(0.02, 0.08);
    for (int k = 0; k < count; k++) {
      int i = dice.number(0, side - 2) * side + dice.number(0, side - 2);
      float much = light * dice.uniform(0.3, 1);
      surface.albedo[i] += much;
      if (dice.chance(0.3)) {
        surface.albedo[i + 1] += much * 0.6f;
      }
    }
  }

  /** A spray of clear round drops: each a small lens with a bright point. */
  private void drops() {
    int count = dice.number(6, 40);
    float largest = dice.octaves(1.5, 7);
    float lens = dice.uniform(0.1, 0.35);
    for (int k = 0; k < count; k++) {
      float radius = largest * dice.uniform(0.35, 1);
      float x0 = dice.uniform(0, side);
      float y0 = dice.uniform(0, side);
      int fromX = Math.max(0, (int) (x0 - radius));
      int fromY = Math.max(0, (int) (y0 - radius));
      for (int y = fromY; y < Math.min(side, y0 + radius + 1); y++) {
        for (int x = fromX; x < Math.min(side, x0 + radius + 1); x++) {
          float r = Field.length(x - x0, y - y0) / radius;
          if (r < 1) {
            int i = y * side + x;
            surface.height[i] += lens * radius * (float) Math.sqrt(1 - r * r);
            surface.gloss[i] += 0.15f * Field.ramp((1 - r) * 4);
            surface.albedo[i] *= 0.95f;
          }
        }
      }
    }
  }
}
