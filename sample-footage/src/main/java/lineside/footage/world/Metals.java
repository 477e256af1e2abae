package lineside.footage.world;

import lineside.footage.world.Noise.CellRule;

/** Metal as machining, casting and rolling leave it. */
final class Metals {
  private Metals() {}

  static Material brushed(Dice dice) {
    float pitch = dice.octaves(0.8, 5);
    float run = dice.octaves(20, 400);
    Field streaks =
        Noise.smooth(dice, run, pitch).plus(Noise.smooth(dice, run * 2, pitch * 4).times(0.6f));
    float depth = dice.octaves(0.02, 0.2);
    return metal(dice, streaks.times(depth * 0.7f), streaks.times(depth * pitch));
  }

  static Material ground(Dice dice) {
    float pitch = dice.octaves(0.8, 2.5);
    Field lines = Noise.smooth(dice, dice.octaves(6, 40), pitch);
    Field bands = Noise.smooth(dice, 900, dice.octaves(8, 40));
    Field sum = lines.plus(bands.times(dice.uniform(0, 0.8)));
    float depth = dice.octaves(0.03, 0.25);
    return metal(dice, sum.times(depth * 0.6f), sum.times(depth));
  }

  /** Rings around a centre in the picture or far from it. */
  static Material turned(Dice dice) {
    float far = dice.octaves(1, 900);
    float period = dice.octaves(2.5, 24);
    float regular = dice.uniform(0, 1);
    Field profile = Noise.smooth(dice, 60, dice.octaves(0.9, 4));
    Field uneven = Noise.smooth(dice, 2, dice.octaves(10, 60));
    float wide = dice.octaves(20, 300);
    Field rings =
        (x, y) -> {
          float r = Field.length(x - far, y);
          float turn = Math.abs(y) + Math.abs(x - far);
          float wave = Field.sin(r * 6.2832f / period);
          return regular * wave + profile.at(turn / wide, r) + 0.4f * uneven.at(0, r);
        };
    float depth = dice.octaves(0.03, 0.2);
    return metal(dice, rings.times(depth * 0.6f), rings.times(depth * period * 0.25f));
  }

  /** Overlapping arcs of a face mill that moves along x. */
  static Material milled(Dice dice) {
    float feed = dice.octaves(3, 26);
    float radius = dice.octaves(60, 400);
    Field chatter = Noise.smooth(dice, 1.2f, 8);
    Field along = Noise.smooth(dice, dice.octaves(20, 80));
    Field arcs =
        (x, y) -> {
          float lag = y * y / (2 * radius);
          float phase = (x + lag) / feed;
          float tooth = phase - (float) Math.floor(phase);
          return (tooth - 0.5f) * 1.6f * (1 + 0.4f * along.at(x, y))
              + 0.5f * chatter.at(x + lag, y);
        };
    float depth = dice.octaves(0.04, 0.25);
    return metal(dice, arcs.times(depth * 0.5f), arcs.times(depth * feed * 0.25f));
  }

  /** Ridges of a thread or a spindle: bent bands that mirror strongly. */
  static Material thread(Dice dice) {
    float pitch = dice.octaves(10, 90);
    float bend = dice.uniform(-1, 1) / dice.octaves(150, 1500);
    float flat = dice.uniform(-0.6, 0.8);
    Field lines = Noise.smooth(dice, 1.3f, dice.octaves(20, 200));
    Field blotch = Noise.fractal(dice, 30, 0.6f);
    Field ridge =
        (x, y) -> {
          float wave = Field.sin((x + bend * y * y) * 6.2832f / pitch);
          return Math.max(flat - 1, Math.min(1, wave * 1.5f));
        };
    float lift = pitch * dice.uniform(0.08, 0.22);
    float depth = dice.octaves(0.02, 0.15);
    Field fine = lines.plus(blotch.times(0.5f));
    Field albedo =
        ridge.times(dice.uniform(-0.12, 0.12)).plus(fine.times(depth)).plus(dice.uniform(0.2, 0.5));
    return new Material(
        albedo,
        ridge.times(lift).plus(fine.times(depth)),
        dice.octaves(0.2, 1.5),
        dice.number(3, 6));
  }

  static Material cast(Dice dice) {
    float size = dice.octaves(2, 12);
    Field rough = Noise.fractal(dice, size, dice.uniform(0.5, 0.9));
    float depth = dice.octaves(0.1, 0.6);
    Field albedo = rough.times(dice.uniform(0.02, 0.08)).plus(dice.uniform(0.15, 0.5));
    return new Material(
        albedo, rough.times(depth * size * 0.15f), dice.uniform(0, 0.4), dice.number(2, 4));
  }

  /** Blasted or anodised: a fine even grain. */
  static Material blasted(Dice dice) {
    Field grain = Noise.smooth(dice, dice.octaves(0.9, 2.5));
    Field cloud = Noise.smooth(dice, dice.octaves(20, 90));
    Field albedo =
        grain
            .times(dice.octaves(0.005, 0.08))
            .plus(cloud.times(dice.uniform(0, 0.02)))
            .plus(dice.uniform(0.1, 0.8));
    return new Material(
        albedo, grain.times(dice.octaves(0.02, 0.3)), dice.uniform(0, 0.5), dice.number(1, 4));
  }

  static Material rolled(Dice dice) {
    Field lines = Noise.smooth(dice, dice.octaves(200, 1500), dice.octaves(1, 12));
    Field cloud = Noise.smooth(dice, 160, 60);
    float depth = dice.octaves(0.005, 0.05);
    Field sum = lines.plus(cloud.times(dice.uniform(0.2, 1.2)));
    return metal(dice, sum.times(depth), lines.times(depth * 2));
  }

  /** Crystals of zinc, or a forged skin: patches of even brightness. */
  static Material galvanised(Dice dice) {
    float size = dice.octaves(8, 50);
    Field flat = Noise.cells(dice, size, CellRule.FLAT);
    Field push = Noise.smooth(dice, size / 2).times(size / 6);
    Field warped = flat.warped(push, Noise.smooth(dice, size / 2).times(size / 6));
    return metal(dice, warped.times(dice.octaves(0.02, 0.12)), Noise.smooth(dice, 2).times(0.05f));
  }

  private static Material metal(Dice dice, Field albedo, Field height) {
    Field grain = Noise.grain(dice).times(dice.octaves(0.003, 0.03));
    return new Material(
        albedo.plus(grain).plus(dice.uniform(0.25, 0.75)),
        height,
        dice.octaves(0.05, 1.2),
        dice.number(2, 6));
  }
}
