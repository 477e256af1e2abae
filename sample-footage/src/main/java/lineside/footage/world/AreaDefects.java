package lineside.footage.world;

import lineside.footage.world.Workpiece.Spot;

/** Stains, discolourations and worn patches. */
final class AreaDefects {
  private AreaDefects() {}

  static void stain(Workpiece piece) {
    Dice dice = piece.dice;
    Spot spot = piece.anySpot();
    float wide = dice.octaves(3, piece.side / 4.0);
    float high = wide * dice.uniform(0.3, 1);
    Field shape =
        Shapes.blob(dice, wide, high, dice.uniform(0.05, 0.5))
            .placed(spot.x(), spot.y(), spot.angle());
    float edge = dice.octaves(1.5, Math.max(2, wide));
    Field inside = (x, y) -> Field.ramp(0.5f - shape.at(x, y) / edge);
    float tone = dice.chance(0.7) ? dice.uniform(0.25, 0.9) : dice.uniform(1.1, 1.8);
    float ring = dice.chance(0.4) ? dice.uniform(0.3, 1) : 0;
    Field cloud = Noise.smooth(dice, Math.max(3, wide * 0.4f)).times(dice.uniform(0, 0.4));
    float wet = dice.chance(0.3) ? dice.uniform(0.05, 0.5) : 0;
    float dull = dice.uniform(0, 0.9);
    piece.change(
        spot,
        wide * 2 + 4,
        inside,
        (i, share) -> {
          float rim = Field.ramp(1.2f + piece.at(shape, i) / (wide * 0.25f));
          float weight = share * (1 - ring + ring * rim) * (1 + piece.at(cloud, i));
          piece.surface.albedo[i] =
              Math.max(0.003f, piece.surface.albedo[i] * (1 + weight * (tone - 1)));
          piece.surface.gloss[i] = piece.surface.gloss[i] * (1 - share * dull) + share * wet;
        });
  }

  /** The surface's own texture gives way to another one: rubbed flat, coarser, across. */
  static void wear(Workpiece piece) {
    Dice dice = piece.dice;
    Spot spot = piece.anySpot();
    float wide = dice.octaves(6, piece.side / 4.0);
    Field shape =
        Shapes.blob(dice, wide, wide * dice.uniform(0.2, 1), dice.uniform(0.05, 0.4))
            .placed(spot.x(), spot.y(), spot.angle());
    float edge = dice.octaves(1.5, Math.max(2, wide * 0.6));
    float size = dice.octaves(1, 5);
    Field fresh =
        (dice.chance(0.5)
                ? Noise.smooth(dice, size * dice.octaves(4, 30), size)
                : Noise.fractal(dice, size * 2, 0.8f))
            .placed(spot.x(), spot.y(), dice.angle());
    float tone = piece.meanAlbedo(spot) * (dice.chance(0.4) ? 1 : dice.uniform(0.6, 1.6));
    float depth = dice.chance(0.2) ? 0 : tone * dice.octaves(0.02, 0.35);
    float level = piece.surface.height[piece.index(spot)];
    float relief = size * dice.uniform(0, 0.25);
    float flat = dice.uniform(0.3, 1);
    float shine = dice.uniform(0.2, 2);
    piece.change(
        spot,
        wide * 2 + 4,
        (x, y) -> Field.ramp(0.5f - shape.at(x, y) / edge),
        (i, share) -> {
          float value = piece.at(fresh, i);
          piece.tone(i, share, Math.max(0.005f, tone + depth * value));
          float own = piece.surface.height[i];
          float step = Math.max(-4, Math.min(4, level - own));
          piece.surface.height[i] = own + share * (flat * step + relief * value);
          piece.surface.gloss[i] *= 1 + share * (shine - 1);
        });
  }
}
