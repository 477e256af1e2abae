package lineside.footage.world;

import lineside.footage.world.Noise.CellRule;

/** Honed, lapped and etched metal, stone, concrete, cardboard. */
final class Finishes {
  private Finishes() {}

  /** Two families of lines that cross, as in the bore of a cylinder. */
  static Material honed(Dice dice) {
    float half = dice.uniform(0.15, 0.75);
    float pitch = dice.octaves(0.8, 3);
    float run = dice.octaves(30, 300);
    Field one = Noise.smooth(dice, run, pitch).placed(0, 0, half);
    Field other = Noise.smooth(dice, run, pitch).placed(0, 0, -half);
    Field lines = one.plus(other).times(0.7f);
    float depth = dice.octaves(0.03, 0.2);
    return new Material(
        lines.times(depth * 0.5f).plus(dice.uniform(0.2, 0.7)),
        lines.times(depth),
        dice.octaves(0.05, 1.2),
        dice.number(2, 6));
  }

  /** Overlapping round swirls of a polishing head. */
  static Material swirled(Dice dice) {
    float size = dice.octaves(25, 120);
    Field owner = Noise.cells(dice, size, CellRule.FLAT);
    Field streak = Noise.smooth(dice, 200, dice.octaves(0.9, 3));
    Field swirls =
        (x, y) -> {
          float which = owner.at(x, y);
          float cx = which * 7 * size;
          float cy = which * which * 5 * size;
          return streak.at(which * 900, Field.length(x - cx, y - cy));
        };
    float depth = dice.octaves(0.02, 0.12);
    return new Material(
        swirls.times(depth).plus(dice.uniform(0.3, 0.7)),
        swirls.times(depth * 2),
        dice.octaves(0.1, 1),
        dice.number(2, 5));
  }

  /** Stone with many soft veins. */
  static Material veined(Dice dice) {
    Field base = Noise.fractal(dice, dice.octaves(15, 70), 0.6f);
    Field push = Noise.fractal(dice, 50, 0.6f).times(dice.uniform(5, 25));
    Field veins = Noise.smooth(dice, dice.octaves(12, 60)).warped(push, push.times(0.7f));
    float thin = dice.uniform(3, 9);
    float dark = dice.uniform(-0.12, 0.12);
    return new Material(
        base.times(dice.octaves(0.01, 0.08))
            .plus((x, y) -> dark * Math.max(0, 1 - thin * Math.abs(veins.at(x, y))))
            .plus(dice.uniform(0.25, 0.8)),
        Field.constant(0),
        dice.uniform(0, 0.8),
        dice.number(3, 7));
  }

  /** Concrete, mortar, sand paper: coarse and fine grit. */
  static Material gritty(Dice dice) {
    Field coarse = Noise.cells(dice, dice.octaves(2, 9), CellRule.FLAT);
    Field cloud = Noise.fractal(dice, 60, 0.7f);
    Field fine = Noise.grain(dice);
    Field sum =
        coarse
            .times(dice.octaves(0.01, 0.15))
            .plus(cloud.times(dice.octaves(0.005, 0.05)))
            .plus(fine.times(dice.octaves(0.003, 0.05)));
    return new Material(
        sum.plus(dice.uniform(0.2, 0.7)), sum.times(dice.uniform(0, 6)), dice.uniform(0, 0.2), 2);
  }

  /** Ribbed: cardboard, corduroy, extruded profiles, louvres. */
  static Material ribbed(Dice dice) {
    float pitch = dice.octaves(4, 60);
    float duty = dice.uniform(0.2, 0.8);
    float soft = dice.octaves(0.8, Math.max(1, pitch / 3));
    Field uneven = Noise.smooth(dice, 80, pitch).times(dice.uniform(0, 0.05) * pitch);
    Field cloud = Noise.smooth(dice, 3).times(dice.octaves(0.003, 0.04));
    Field ribs =
        (x, y) -> {
          float t = (y + uneven.at(x, y)) / pitch;
          float d = Math.abs(t - (float) Math.floor(t) - 0.5f);
          return Field.ramp((duty / 2 - d) * pitch / soft + 0.5f);
        };
    return new Material(
        ribs.times(dice.uniform(-0.2, 0.3)).plus(cloud).plus(dice.uniform(0.22, 0.6)),
        ribs.times(pitch * dice.uniform(0.01, 0.3)),
        dice.octaves(0.03, 0.9),
        dice.number(2, 6));
  }

  /** Etched crystals or carbon laminate: even patches, each with lines of its own direction. */
  static Material laminate(Dice dice) {
    float size = dice.octaves(15, 80);
    Field owner = Noise.cells(dice, size, CellRule.FLAT);
    Field streak = Noise.smooth(dice, 25, dice.octaves(0.9, 2.5));
    Field patches =
        (x, y) -> {
          float which = owner.at(x, y) * 3;
          float cos = (float) Math.cos(which);
          float sin = (float) Math.sin(which);
          return 0.6f * owner.at(x, y) + 0.5f * streak.at(cos * x + sin * y, cos * y - sin * x);
        };
    return new Material(
        patches.times(dice.octaves(0.02, 0.12)).plus(dice.uniform(0.1, 0.6)),
        patches.times(dice.octaves(0.05, 0.4)),
        dice.octaves(0.05, 0.8),
        dice.number(2, 5));
  }
}
