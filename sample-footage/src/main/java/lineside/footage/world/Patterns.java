package lineside.footage.world;

import lineside.footage.world.Noise.CellRule;

/** Wood, cloth, leather, boards, tiles and other materials with an order of their own. */
final class Patterns {
  private Patterns() {}

  static Material wood(Dice dice) {
    float ring = dice.octaves(4, 28);
    Field bow = Noise.smooth(dice, dice.octaves(80, 300), dice.octaves(20, 60));
    Field pores = Noise.smooth(dice, dice.octaves(10, 40), 1.2f);
    float wave = dice.uniform(0.5, 2.5);
    float pore = dice.uniform(0, 0.5);
    Field rings =
        (x, y) -> {
          float phase = y / ring + wave * bow.at(x, y);
          float t = phase - (float) Math.floor(phase);
          return t * t - pore * Math.max(0, pores.at(x, y) - 0.8f);
        };
    return new Material(
        rings.times(-dice.uniform(0.05, 0.25)).plus(dice.uniform(0.35, 0.75)),
        rings.times(dice.uniform(0, 0.5)),
        dice.uniform(0, 0.3),
        dice.number(1, 4));
  }

  static Material woven(Dice dice) {
    float pitch = dice.octaves(3.5, 22);
    float ratio = dice.uniform(0.6, 1.7);
    int twill = dice.number(1, 3);
    Field uneven = Noise.smooth(dice, 60, pitch);
    Field fibre = Noise.smooth(dice, 2);
    Field threads =
        (x, y) -> {
          float u = x / pitch + 0.15f * uneven.at(x, y);
          float v = y / (pitch * ratio) + 0.15f * uneven.at(y + 500, x);
          int over = Math.floorMod((int) Math.floor(u) + (int) Math.floor(v), twill + 1);
          float fu = u - (float) Math.floor(u) - 0.5f;
          float fv = v - (float) Math.floor(v) - 0.5f;
          float warp = 1 - 4 * fu * fu;
          float weft = 1 - 4 * fv * fv;
          return over == 0 ? warp * (1 - 0.6f * fv * fv) : weft * (0.85f - 0.6f * fu * fu);
        };
    return new Material(
        threads
            .times(dice.uniform(0.05, 0.35))
            .plus(fibre.times(0.02f))
            .plus(dice.uniform(0.08, 0.6)),
        threads.times(pitch * dice.uniform(0.03, 0.2)),
        dice.uniform(0, 0.2),
        1);
  }

  static Material leather(Dice dice) {
    float size = dice.octaves(5, 24);
    Field border = Noise.cells(dice, size, CellRule.BORDER);
    Field fold = Noise.smooth(dice, dice.octaves(30, 120));
    Field skin = (x, y) -> (float) Math.sqrt(Math.min(0.45f, border.at(x, y)));
    return new Material(
        skin.times(dice.uniform(0.05, 0.25)).plus(fold.times(0.02f)).plus(dice.uniform(0.08, 0.5)),
        skin.times(size * 0.12f).plus(fold.times(1.5f)),
        dice.uniform(0.05, 0.5),
        dice.number(2, 4));
  }

  /** Tracks and pads on a grid. */
  static Material board(Dice dice) {
    float grid = dice.octaves(10, 40);
    float track = dice.uniform(0.1, 0.3);
    float pad = dice.uniform(0.2, 0.42);
    Field choice = Noise.cells(dice, 1, CellRule.FLAT);
    Field copper =
        (x, y) -> {
          float u = x / grid;
          float v = y / grid;
          float i = (float) Math.floor(u);
          float j = (float) Math.floor(v);
          float du = Math.abs(u - i - 0.5f);
          float dv = Math.abs(v - j - 0.5f);
          float kind = choice.at(i * 7.3f, j * 5.1f);
          float line = kind > 0 ? du - track / 2 : dv - track / 2;
          float land = Field.length(du, dv) - pad;
          float d = kind > 0.5f || kind < -0.4f ? Math.min(line, land) : line;
          return Field.ramp(0.5f - d * grid / 1.6f);
        };
    Field weave = Noise.smooth(dice, 2.2f);
    return new Material(
        copper
            .times(dice.uniform(0.15, 0.5))
            .plus(weave.times(0.012f))
            .plus(dice.uniform(0.08, 0.3)),
        copper.times(dice.uniform(0.1, 1)),
        dice.uniform(0.05, 0.6),
        dice.number(2, 5));
  }

  /** Tiles or bricks with joints. */
  static Material tiled(Dice dice) {
    float width = dice.octaves(24, 160);
    float height = width * dice.uniform(0.4, 1);
    float joint = dice.octaves(1.5, 6);
    float shift = dice.chance(0.5) ? 0.5f : 0;
    Field cloud = Noise.fractal(dice, 40, 0.6f);
    Field tiles =
        (x, y) -> {
          float v = y / height;
          float row = (float) Math.floor(v);
          float u = x / width + shift * row;
          float fu = (0.5f - Math.abs(u - (float) Math.floor(u) - 0.5f)) * width;
          float fv = (0.5f - Math.abs(v - row - 0.5f)) * height;
          return Field.ramp((Math.min(fu, fv) - joint / 2) / 1.5f + 0.5f);
        };
    return new Material(
        tiles
            .times(dice.uniform(-0.3, 0.4))
            .plus(cloud.times(dice.octaves(0.005, 0.05)))
            .plus(dice.uniform(0.3, 0.55)),
        tiles.times(dice.uniform(0.3, 2)),
        dice.uniform(0, 0.5),
        dice.number(2, 6));
  }

  /** Knurling, chequer plate, ribs, meshes. */
  static Material knurled(Dice dice) {
    float pitch = dice.octaves(4, 36);
    float skew = dice.uniform(0.5, 2);
    boolean both = dice.chance(0.6);
    Field bumps =
        (x, y) -> {
          float a = Field.sin((x + skew * y) * 6.2832f / pitch);
          float b = both ? Field.sin((x - skew * y) * 6.2832f / pitch) : a;
          return Math.max(-0.4f, a * b + 0.3f * (a + b));
        };
    Field fine = Noise.smooth(dice, 1.6f).times(dice.octaves(0.005, 0.05));
    return new Material(
        bumps.times(dice.uniform(-0.1, 0.1)).plus(fine).plus(dice.uniform(0.1, 0.6)),
        bumps.times(pitch * dice.uniform(0.03, 0.15)),
        dice.octaves(0.05, 0.9),
        dice.number(2, 5));
  }

  /** A perforated plate or a grille. */
  static Material perforated(Dice dice) {
    float pitch = dice.octaves(12, 60);
    float radius = dice.uniform(0.18, 0.36) * pitch;
    float offset = dice.chance(0.5) ? 0.5f : 0;
    float chamfer = dice.uniform(1, 4);
    float floor = dice.chance(0.8) ? dice.uniform(0.01, 0.08) : dice.uniform(0.6, 1);
    Field plate =
        (x, y) -> {
          float v = y / pitch;
          float row = (float) Math.floor(v);
          float u = x / pitch + offset * Math.floorMod((int) row, 2);
          float du = (u - (float) Math.floor(u) - 0.5f) * pitch;
          float dv = (v - row - 0.5f) * pitch;
          return Field.length(du, dv) - radius;
        };
    Field face = Noise.smooth(dice, 1.5f).times(dice.octaves(0.005, 0.05));
    float tone = dice.uniform(0.25, 0.7);
    return new Material(
        (x, y) -> {
          float solid = Field.ramp(plate.at(x, y) + 0.5f);
          return floor + solid * (tone + face.at(x, y) - floor);
        },
        (x, y) -> chamfer * Field.ramp(plate.at(x, y) / chamfer),
        dice.uniform(0, 0.7),
        dice.number(2, 5));
  }
}
