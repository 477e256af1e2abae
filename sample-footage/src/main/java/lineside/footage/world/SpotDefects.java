package lineside.footage.world;

import lineside.footage.world.Scene.Opening;
import lineside.footage.world.Workpiece.Spot;

/** Pits, dents, holes and particles. */
final class SpotDefects {
  private SpotDefects() {}

  static void pit(Workpiece piece) {
    Dice dice = piece.dice;
    switch (dice.number(1, 3)) {
      case 1 -> bowl(piece, piece.anySpot(), dice.octaves(1.3, 14));
      case 2 -> cluster(piece);
      default -> spalling(piece);
    }
  }

  private static void cluster(Workpiece piece) {
    Dice dice = piece.dice;
    Spot centre = piece.anySpot();
    float spread = dice.octaves(5, piece.side / 6.0);
    int count = dice.number(3, 40);
    float largest = dice.octaves(1.2, 5);
    for (int i = 0; i < count; i++) {
      float way = spread * (float) Math.sqrt(dice.uniform(0, 1));
      float angle = dice.angle();
      Spot spot =
          new Spot(
              centre.x() + way * (float) Math.cos(angle),
              centre.y() + 0.7f * way * (float) Math.sin(angle),
              dice.angle());
      bowl(piece, spot, largest * dice.uniform(0.4, 1));
    }
  }

  private static void bowl(Workpiece piece, Spot spot, float radius) {
    Dice dice = piece.dice;
    float squeeze = dice.uniform(0.6, 1);
    Field shape =
        Shapes.blob(dice, radius, radius * squeeze, dice.uniform(0, 0.25))
            .placed(spot.x(), spot.y(), spot.angle());
    float depth = radius * dice.uniform(0.25, 0.9);
    float core = dice.uniform(0.1, 0.9);
    float rim = dice.uniform(0, 0.3) * depth;
    Field wall = (x, y) -> Field.ramp(-shape.at(x, y) / (0.7f * radius) + 0.25f);
    if (rim > 0.1f) {
      piece.relief(
          spot,
          radius * 2 + 4,
          (x, y) -> rim * Field.ramp(1 - Math.abs(shape.at(x, y) - 1) / (0.8f + radius * 0.25f)));
    }
    piece.change(
        spot,
        radius * 2 + 3,
        wall,
        (i, share) -> {
          piece.surface.height[i] -= share * depth;
          piece.surface.albedo[i] *= 1 + share * (core - 1);
          piece.surface.gloss[i] *= 1 - 0.8f * share;
        });
  }

  /** An irregular blotch broken out by fatigue: mottled floor, dark core, bright rim. */
  private static void spalling(Workpiece piece) {
    Dice dice = piece.dice;
    Spot spot = piece.anySpot();
    float wide = dice.octaves(4, piece.side / 6.0);
    float high = wide * dice.uniform(0.35, 1);
    Field envelope = Shapes.blob(dice, wide, high, dice.uniform(0.2, 0.5));
    Field holes = Noise.fractal(dice, dice.octaves(3, Math.max(4, wide)), 0.7f);
    float filled = dice.uniform(-0.2, 1.2);
    Field broken =
        (x, y) -> {
          float within = -envelope.at(x, y) / wide;
          return Field.ramp((within * 3 + holes.at(x, y) * 0.8f + filled - 0.7f) * 2.2f)
              * Field.ramp(within * 4 + 0.6f);
        };
    Field placed = broken.placed(spot.x(), spot.y(), spot.angle());
    Field floor = Noise.fractal(dice, dice.octaves(1.5, 6), 0.8f);
    float depth = dice.octaves(0.6, 4);
    float core = dice.uniform(0.15, 0.8);
    float rough = dice.uniform(0.05, 0.4);
    float crown = dice.uniform(0, 0.35);
    piece.change(
        spot,
        wide * 1.8f + 4,
        placed,
        (i, share) -> {
          float mottle = piece.at(floor, i);
          float rim = crown * 4 * share * (1 - share);
          piece.surface.height[i] -= share * depth * (1 + 0.4f * mottle);
          piece.surface.albedo[i] *= 1 + share * (core - 1) * (1 + rough * mottle) + rim;
          piece.surface.gloss[i] *= 1 - 0.85f * share;
        });
  }

  static void dent(Workpiece piece) {
    Dice dice = piece.dice;
    Spot spot = piece.anySpot();
    float wide = dice.octaves(4, piece.side / 6.0);
    float high = wide * dice.uniform(0.4, 1);
    float depth = wide * dice.octaves(0.04, 0.4) * (dice.chance(0.8) ? -1 : 1);
    Field uneven = Noise.smooth(dice, wide).times(0.15f);
    Field bowl =
        (x, y) -> {
          float r = Field.length(x / wide, y / high) + uneven.at(x, y);
          float c = Math.max(0, 1 - r * r);
          return c * c;
        };
    float scuff = dice.chance(0.3) ? dice.uniform(0.7, 1.2) : 1;
    piece.change(
        spot,
        wide + 4,
        bowl.placed(spot.x(), spot.y(), spot.angle()),
        (i, share) -> {
          piece.surface.height[i] += share * depth;
          piece.surface.albedo[i] *= 1 + share * (scuff - 1);
        });
    for (int i = 0; i < piece.cover.length; i++) {
      piece.cover[i] = Math.min(1, piece.cover[i] * 8);
    }
  }

  /** Pierced through, or a piece broken out: the ground shows. */
  static void hole(Workpiece piece) {
    Dice dice = piece.dice;
    Spot spot = piece.anySpot();
    float wide = dice.octaves(1.8, piece.side / 9.0);
    Field shape =
        Shapes.blob(dice, wide, wide * dice.uniform(0.3, 1), dice.uniform(0.1, 0.45))
            .placed(spot.x(), spot.y(), spot.angle());
    float tone = dice.chance(0.75) ? dice.uniform(0.005, 0.08) : dice.uniform(0.9, 1.5);
    float depth = dice.octaves(0.5, 4) * (dice.chance(0.8) ? 1 : -0.5f);
    float torn = dice.uniform(-0.5, 1);
    boolean through = dice.chance(0.3);
    piece.relief(
        spot,
        wide * 2.5f + 4,
        (x, y) -> torn * Field.ramp(1 - Math.abs(shape.at(x, y) - 1) / 2.5f));
    piece.change(
        spot,
        wide * 2.2f + 3,
        shape.inside(1.5f),
        (i, share) -> {
          if (through) {
            piece.remove(i, share);
            return;
          }
          piece.tone(i, share, tone);
          piece.surface.height[i] -= share * depth;
          piece.surface.gloss[i] *= 1 - share;
        });
  }

  /** Something foreign on or in the surface: grains, chips, drops of glue, fibres. */
  static void inclusion(Workpiece piece) {
    Dice dice = piece.dice;
    if (dice.chance(0.35)) {
      LineDefects.fibre(piece);
      return;
    }
    if (!piece.openings().isEmpty() && dice.chance(0.4)) {
      Opening opening = dice.pick(piece.openings());
      particle(
          piece,
          new Spot(opening.x(), opening.y(), dice.angle()),
          Math.min(30, opening.radius() * dice.uniform(0.5, 1.2)));
      return;
    }
    Spot centre = piece.anySpot();
    int count = dice.chance(0.6) ? 1 : dice.number(2, 8);
    float spread = dice.octaves(5, 40);
    float size = dice.octaves(1.3, 18);
    for (int i = 0; i < count; i++) {
      float shiftX = i == 0 ? 0 : dice.uniform(-spread, spread);
      float shiftY = i == 0 ? 0 : dice.uniform(-spread, spread);
      particle(
          piece,
          new Spot(centre.x() + shiftX, centre.y() + shiftY, dice.angle()),
          size * (i == 0 ? 1 : dice.uniform(0.3, 1)));
    }
  }

  private static void particle(Workpiece piece, Spot spot, float size) {
    Dice dice = piece.dice;
    Field shape =
        dice.chance(0.6)
            ? Shapes.blob(dice, size, size * dice.uniform(0.3, 1), dice.uniform(0.05, 0.35))
            : Shapes.polygon(dice.number(3, 6), size * 0.8f)
                .warped(
                    Noise.smooth(dice, size).times(size * 0.3f),
                    Noise.smooth(dice, size).times(size * 0.3f));
    Field placed = shape.placed(spot.x(), spot.y(), spot.angle());
    float own = piece.meanAlbedo(spot);
    float tone = dice.chance(0.5) ? own * dice.uniform(0.05, 0.6) : own + dice.uniform(0.15, 0.8);
    float lift = size * dice.uniform(0, 0.5);
    float shine = dice.chance(0.3) ? dice.uniform(0.3, 1.5) : 0;
    piece.change(
        spot,
        size * 2 + 3,
        (x, y) -> Field.ramp(0.6f - placed.at(x, y) / Math.max(1.4f, size * 0.4f)),
        (i, share) -> {
          piece.tone(i, share, tone);
          piece.surface.height[i] += share * lift;
          piece.surface.gloss[i] += share * (shine - piece.surface.gloss[i]);
        });
  }
}
