package lineside.footage.world;

import lineside.footage.world.Workpiece.Spot;

/** Broken edges and what stands out from them. */
final class EdgeDefects {
  private EdgeDefects() {}

  static void chip(Workpiece piece) {
    Dice dice = piece.dice;
    Spot spot = piece.edgeSpot();
    float wide = dice.octaves(2.5, piece.side / 9.0);
    float high = wide * dice.uniform(0.5, 2);
    Field shape =
        Shapes.blob(dice, wide, high, dice.uniform(0.1, 0.4))
            .placed(spot.x(), spot.y(), spot.angle());
    Field fracture = Noise.fractal(dice, dice.octaves(2, 8), 0.8f);
    boolean gone = dice.chance(0.55);
    float tone = piece.meanAlbedo(spot) * dice.uniform(0.4, 1.8);
    float rough = tone * dice.uniform(0.1, 0.5);
    float depth = dice.octaves(0.8, 5);
    piece.change(
        spot,
        Math.max(wide, high) * 2 + 3,
        shape.inside(1.4f),
        (i, share) -> {
          if (gone) {
            piece.remove(i, share);
            return;
          }
          float value = piece.at(fracture, i);
          piece.tone(i, share, Math.max(0.003f, tone + rough * value));
          piece.surface.height[i] -= share * depth * (1 + 0.3f * value);
          piece.surface.gloss[i] *= 1 - 0.8f * share;
        });
  }

  /** Material that stands out: a ragged lip, slivers, frayed threads. */
  static void burr(Workpiece piece) {
    Dice dice = piece.dice;
    Spot spot = piece.edgeSpot();
    float tone = piece.meanAlbedo(spot) * dice.uniform(0.6, 1.3) + dice.uniform(0, 0.5);
    float lift = dice.octaves(0.5, 3);
    float shine = dice.uniform(0, 0.6);
    int slivers = dice.number(1, 9);
    float along = dice.octaves(2, 16);
    boolean threads = dice.chance(0.5);
    for (int i = 0; i < slivers; i++) {
      float off = i == 0 ? 0 : dice.uniform(-along, along);
      Spot root =
          new Spot(
              spot.x() - off * (float) Math.sin(spot.angle()),
              spot.y() + off * (float) Math.cos(spot.angle()),
              spot.angle() + dice.uniform(-0.7, 0.7));
      float length = dice.octaves(3, threads ? 30 : 12);
      Field line =
          threads
              ? DefectStroke.walk(dice, root, length, 0.4f, 0.1f)
                  .distance(dice.uniform(0.5, 1), 0.3f)
              : Shapes.blob(dice, length * 0.6f, length * dice.uniform(0.3, 0.7), 0.3f)
                  .placed(root.x(), root.y(), root.angle());
      piece.changeAnywhere(
          root,
          length + 5,
          line.inside(1.3f),
          (k, share) -> {
            float beside = share * (1 - 0.8f * piece.part(k));
            piece.tone(k, beside, tone);
            piece.surface.height[k] += share * lift;
            piece.surface.gloss[k] += beside * (shine - piece.surface.gloss[k]);
          });
    }
  }
}
