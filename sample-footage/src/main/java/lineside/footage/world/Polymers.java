package lineside.footage.world;

import lineside.footage.world.Noise.CellRule;

/** Plastic, paint, rubber, film, foam and ceramics. */
final class Polymers {
  private Polymers() {}

  static Material smooth(Dice dice) {
    Field cloud = Noise.smooth(dice, dice.octaves(30, 150));
    Field flow = Noise.smooth(dice, 120, 14);
    Field albedo =
        cloud
            .times(dice.octaves(0.002, 0.03))
            .plus(flow.times(dice.octaves(0.001, 0.02)))
            .plus(dice.uniform(0.05, 0.9));
    return new Material(
        albedo, cloud.times(dice.uniform(0, 2)), dice.octaves(0.02, 0.8), dice.number(2, 7));
  }

  /** Moulded with a grain like leather or like sand. */
  static Material grained(Dice dice) {
    float size = dice.octaves(3, 14);
    Field cells = Noise.cells(dice, size, CellRule.BORDER);
    Field bumps = (x, y) -> Math.min(0.5f, cells.at(x, y));
    float depth = dice.octaves(0.3, 2) * size * 0.15f;
    Field soft = Noise.smooth(dice, 2.5f);
    return new Material(
        bumps.times(dice.uniform(0, 0.12)).plus(soft.times(0.01f)).plus(dice.uniform(0.04, 0.7)),
        bumps.times(depth),
        dice.uniform(0, 0.6),
        dice.number(1, 4));
  }

  static Material painted(Dice dice) {
    Field peel = Noise.smooth(dice, dice.octaves(3, 14));
    Field flake = Noise.grain(dice).times(dice.octaves(0.002, 0.06));
    return new Material(
        flake.plus(dice.uniform(0.05, 0.9)),
        peel.times(dice.octaves(0.02, 0.4)),
        dice.octaves(0.1, 1),
        dice.number(3, 7));
  }

  static Material rubber(Dice dice) {
    Field dull = Noise.fractal(dice, dice.octaves(3, 20), 0.7f);
    return new Material(
        dull.times(dice.octaves(0.004, 0.03)).plus(dice.uniform(0.03, 0.2)),
        dull.times(dice.octaves(0.05, 0.5)),
        dice.uniform(0, 0.25),
        dice.number(1, 3));
  }

  static Material foam(Dice dice) {
    float size = dice.octaves(3, 16);
    Field pores = Noise.cells(dice, size, CellRule.NEAREST);
    Field bowls = (x, y) -> Math.min(0.6f, pores.at(x, y));
    return new Material(
        bowls.times(dice.uniform(0.1, 0.4)).plus(dice.uniform(0.1, 0.5)),
        bowls.times(size * dice.uniform(0.1, 0.5)),
        0,
        1);
  }

  /** Paper and film: hardly any texture. */
  static Material film(Dice dice) {
    Field fibre = Noise.smooth(dice, dice.octaves(2, 12), dice.octaves(1, 3));
    Field cloud = Noise.smooth(dice, dice.octaves(15, 80));
    Field albedo =
        fibre
            .times(dice.octaves(0.001, 0.03))
            .plus(cloud.times(dice.octaves(0.001, 0.03)))
            .plus(dice.uniform(0.15, 0.95));
    return new Material(albedo, Field.constant(0), dice.uniform(0, 0.2), 2);
  }

  /** Ceramic or stone with speckles. */
  static Material speckled(Dice dice) {
    Field cloud = Noise.fractal(dice, dice.octaves(10, 60), 0.6f);
    Field spots = Noise.smooth(dice, dice.octaves(1.5, 6));
    float rare = dice.uniform(0.6, 1.8);
    float tone = dice.uniform(-0.3, 0.3);
    Field speckle = (x, y) -> tone * Field.ramp((spots.at(x, y) - rare) * 2.5f);
    return new Material(
        cloud.times(dice.octaves(0.005, 0.06)).plus(speckle).plus(dice.uniform(0.3, 0.8)),
        speckle.times(0.5f),
        dice.uniform(0, 0.5),
        dice.number(2, 6));
  }
}
