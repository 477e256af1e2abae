package lineside.footage.world;

import lineside.footage.world.Noise.CellRule;

/** Meshes, knits, cables, bristles, fleece. */
final class Weaves {
  private static final float TURN = 6.2832f;

  private Weaves() {}

  /** Wires over a dark or a bright ground. */
  static Material mesh(Dice dice) {
    float pitch = dice.octaves(6, 50);
    float ratio = dice.uniform(0.6, 1.6);
    float wire = pitch * dice.uniform(0.08, 0.3);
    float ground = dice.chance(0.7) ? dice.uniform(0.01, 0.15) : dice.uniform(0.6, 1);
    float tone = dice.uniform(0.2, 0.8);
    Field wobble = Noise.smooth(dice, pitch * 3).times(pitch * dice.uniform(0, 0.08));
    Field round =
        (x, y) -> {
          float push = wobble.at(x, y);
          float u = fromMiddle((x + push) / pitch) * pitch;
          float v = fromMiddle((y - push) / (pitch * ratio)) * pitch * ratio;
          float near = Math.min(u, v) / wire;
          return near < 1 ? (float) Math.sqrt(1 - near * near) : 0;
        };
    return new Material(
        (x, y) -> ground + Math.min(1, round.at(x, y) * 3) * (tone - ground),
        round.times(wire),
        dice.uniform(0, 0.7),
        dice.number(2, 5));
  }

  /** Rows of loops. */
  static Material knit(Dice dice) {
    float pitch = dice.octaves(5, 26);
    float slant = dice.uniform(0.5, 1.2);
    Field fibre = Noise.smooth(dice, 1.8f);
    Field loops =
        (x, y) -> {
          float u = x / pitch;
          float side = Math.abs(u - (float) Math.floor(u) - 0.5f) * 2;
          float v = y / pitch + slant * side;
          float row = v - (float) Math.floor(v) - 0.5f;
          return (1 - 4 * row * row) * (0.4f + side * (1 - side) * 2.4f);
        };
    return new Material(
        loops
            .times(dice.uniform(0.08, 0.35))
            .plus(fibre.times(dice.uniform(0.005, 0.04)))
            .plus(dice.uniform(0.06, 0.5)),
        loops.times(pitch * dice.uniform(0.05, 0.25)),
        dice.uniform(0, 0.15),
        1);
  }

  /** Twisted strands side by side: ropes, cables, springs. */
  static Material strands(Dice dice) {
    float width = dice.octaves(8, 60);
    float lay = width * dice.uniform(0.15, 0.6);
    float slope = dice.uniform(-1.5, 1.5);
    Field grain = Noise.smooth(dice, 12, 1.2f);
    Field rope =
        (x, y) -> {
          float across = (y / width - (float) Math.floor(y / width) - 0.5f) * 2;
          float round = (float) Math.sqrt(Math.max(0, 1 - across * across));
          float twist = Field.sin((x + slope * across * width) * TURN / lay);
          return round * (1 + 0.12f * twist);
        };
    return new Material(
        rope.times(dice.uniform(0.05, 0.3)).plus(grain.times(0.015f)).plus(dice.uniform(0.05, 0.5)),
        rope.times(width * dice.uniform(0.15, 0.5)),
        dice.octaves(0.03, 0.9),
        dice.number(2, 5));
  }

  /** Grains, tufts or pills lying close to each other. */
  static Material bristles(Dice dice) {
    float size = dice.octaves(4, 24);
    Field near = Noise.cells(dice, size, CellRule.NEAREST);
    Field tone = Noise.smooth(dice, size).times(dice.uniform(0, 0.08));
    Field tufts = (x, y) -> 1 - Math.min(0.8f, near.at(x, y));
    return new Material(
        tufts.times(dice.uniform(0.05, 0.5)).plus(tone).plus(dice.uniform(0.03, 0.4)),
        tufts.times(size * dice.uniform(0.1, 0.6)),
        dice.uniform(0, 0.4),
        dice.number(1, 4));
  }

  /** Fibres in all directions: felt, fleece, carpet, filter paper. */
  static Material fleece(Dice dice) {
    float length = dice.octaves(8, 40);
    float width = dice.octaves(0.9, 2.5);
    Field sum = Noise.smooth(dice, length, width);
    for (int i = 1; i < 4; i++) {
      Field layer = Noise.smooth(dice, length, width).placed(31 * i, 17, i * 0.8f);
      Field below = sum;
      sum = (x, y) -> Math.max(below.at(x, y), layer.at(x, y));
    }
    return new Material(
        sum.times(dice.octaves(0.01, 0.12)).plus(dice.uniform(0.1, 0.8)),
        sum.times(dice.octaves(0.1, 1)),
        dice.uniform(0, 0.1),
        1);
  }

  private static float fromMiddle(float t) {
    return Math.abs(t - (float) Math.floor(t) - 0.5f);
  }
}
