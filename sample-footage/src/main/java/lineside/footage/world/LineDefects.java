package lineside.footage.world;

import lineside.footage.world.Workpiece.Spot;

/** Scratches, cracks and fibres. */
final class LineDefects {
  private LineDefects() {}

  static void scratch(Workpiece piece) {
    Dice dice = piece.dice;
    Spot spot = piece.anySpot();
    float length = dice.octaves(8, piece.side * 0.5);
    float half = dice.octaves(0.45, Math.min(3, 0.4 + length / 20));
    float bend = dice.chance(0.5) ? 0 : dice.uniform(0, 0.25);
    int hairs = dice.chance(0.7) ? 1 : dice.number(2, 6);
    float depth = half * dice.uniform(0.3, 1.2);
    float lip = dice.uniform(0, 0.6);
    float shine = dice.chance(0.5) ? dice.uniform(1.2, 2.2) : dice.uniform(0.3, 0.85);
    float spread = dice.octaves(2, 12);
    for (int i = 0; i < hairs; i++) {
      float off = i == 0 ? 0 : dice.uniform(-spread, spread);
      Spot from =
          new Spot(
              spot.x() - off * (float) Math.sin(spot.angle()),
              spot.y() + off * (float) Math.cos(spot.angle()),
              spot.angle() + (i == 0 ? 0 : dice.uniform(-0.1, 0.1)));
      Field line =
          DefectStroke.walk(dice, from, length * (i == 0 ? 1 : dice.uniform(0.3, 1)), bend, 0.03f)
              .distance(half, dice.uniform(0, 0.9));
      engrave(piece, from, length, new Groove(line, depth, lip * depth, shine, half));
    }
  }

  static void crack(Workpiece piece) {
    Dice dice = piece.dice;
    Spot spot = piece.anySpot();
    float length = dice.octaves(10, piece.side * 0.45);
    float half = dice.octaves(0.45, Math.min(2, 0.5 + length / 40));
    float jag = dice.uniform(0.25, 0.9);
    DefectStroke main = DefectStroke.walk(dice, spot, length, 0.15f, jag);
    Field line = main.distance(half, dice.uniform(0.3, 0.95));
    int branches = dice.chance(0.5) ? 0 : dice.number(1, 3);
    for (int i = 0; i < branches; i++) {
      float part = length * dice.uniform(0.15, 0.5);
      line =
          line.or(
              DefectStroke.walk(dice, main.knee(dice), part, 0.15f, jag)
                  .distance(half * dice.uniform(0.5, 0.9), 0.9f));
    }
    engrave(
        piece,
        spot,
        length * 1.5f,
        new Groove(line, half * 1.5f, 0, dice.uniform(0.05, 0.6), half));
  }

  /** A hair, a thread or a chip that lies on the part. */
  static void fibre(Workpiece piece) {
    Dice dice = piece.dice;
    Spot spot = piece.anySpot();
    float length = dice.octaves(10, piece.side * 0.35);
    float half = dice.octaves(0.5, 2);
    Field line = DefectStroke.walk(dice, spot, length, dice.uniform(0.1, 0.6), 0).distance(half, 0);
    float tone = dice.chance(0.5) ? dice.uniform(0.01, 0.12) : dice.uniform(0.7, 1.2);
    piece.change(
        spot,
        length + 4,
        line.inside(1.3f),
        (i, share) -> {
          piece.tone(i, share, tone);
          piece.surface.height[i] += share * half;
          piece.surface.gloss[i] *= 1 - share * 0.7f;
        });
  }

  private record Groove(Field line, float depth, float lip, float shine, float half) {}

  private static void engrave(Workpiece piece, Spot spot, float length, Groove groove) {
    float half = groove.half();
    Field line = groove.line();
    if (groove.lip() > 0.05f) {
      Field rim = (x, y) -> groove.lip() * Field.ramp(1 - Math.abs(line.at(x, y) - 1) / (1 + half));
      piece.relief(spot, length + 6, rim);
    }
    piece.change(
        spot,
        length + 6,
        line.inside(1.3f),
        (i, share) -> {
          piece.surface.height[i] -= share * groove.depth();
          piece.surface.albedo[i] *= 1 + share * (groove.shine() - 1);
          piece.surface.gloss[i] *= 1 + share * (Math.min(1, groove.shine()) - 1);
        });
  }
}
