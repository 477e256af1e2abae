package lineside.footage.world;

/** Engraving and print: letters, signs, codes, stickers. One picture, one thread. */
final class Markings {
  private final Dice dice;
  private final FeaturePen pen;
  private final int side;

  Markings(Dice dice, FeaturePen pen) {
    this.dice = dice;
    this.pen = pen;
    this.side = pen.side();
  }

  /** Rows of strokes that look like letters, engraved or printed. */
  void text() {
    float size = dice.octaves(7, 30);
    float stroke = size * dice.uniform(0.06, 0.12);
    float angle = dice.chance(0.5) ? 0 : dice.angle();
    int letters = dice.number(3, 10);
    Field all = (x, y) -> Scene.FAR;
    for (int i = 0; i < letters; i++) {
      float left = (i - letters / 2f) * size * 0.8f;
      int strokes = dice.number(2, 3);
      for (int k = 0; k < strokes; k++) {
        Field bar =
            Shapes.bar(left + node(size), node(size) * 2, left + node(size), node(size) * 2);
        all = between(left - size * 0.1f, left + size * 0.6f, bar, all);
      }
    }
    Field glyphs = all.plus(-stroke).placed(dice.uniform(0, side), dice.uniform(0, side), angle);
    if (dice.chance(0.5)) {
      pen.tint(glyphs, dice.chance(0.7) ? dice.uniform(0.2, 0.7) : dice.uniform(1.4, 2.2));
    } else {
      pen.raise(glyphs, dice.sign() * dice.octaves(0.4, 2), stroke + 1);
    }
  }

  private static Field between(float fromX, float toX, Field bar, Field before) {
    return (x, y) ->
        x < fromX || x > toX ? before.at(x, y) : Math.min(before.at(x, y), bar.at(x, y));
  }

  private float node(float size) {
    return size * 0.25f * dice.number(0, 2);
  }

  /** A sign, a frame or a bar code in one colour. */
  void sign() {
    float size = dice.octaves(10, 60);
    float tone = dice.uniform(0.02, 1);
    Field shape =
        switch (dice.number(1, 4)) {
          case 1 -> Shapes.ring(size, size * dice.uniform(0.05, 0.3));
          case 2 ->
              Shapes.box(size, size * 0.6f, 2).without(Shapes.box(size * 0.9f, size * 0.5f, 1));
          case 3 -> bars(size);
          default -> Shapes.polygon(dice.number(3, 6), size * 0.7f);
        };
    pen.paint(shape.placed(dice.uniform(0, side), dice.uniform(0, side), dice.angle()), tone);
  }

  private Field bars(float size) {
    Field random = Noise.smooth(dice, 2.5f, 1e6f);
    Field frame = Shapes.box(size, size * 0.5f, 0);
    return (x, y) -> Math.max(frame.at(x, y), random.at(x, 0) * 2);
  }

  /** A square code of dark and bright cells. */
  void code() {
    float cell = dice.octaves(1.8, 6);
    int cells = dice.number(8, 16);
    float half = cell * cells / 2;
    Field random = Noise.grain(dice);
    Field frame = Shapes.box(half, half, 0);
    Field marks =
        (x, y) -> {
          float inside = frame.at(x, y);
          if (inside > 0) {
            return inside;
          }
          float u = (x + half) / cell;
          float v = (y + half) / cell;
          boolean dark = u < 1 || v < 1 || random.at(u + 0.001f, v + 0.001f) > 0;
          return dark ? -cell / 2 : cell / 2;
        };
    Field placed = marks.placed(dice.uniform(0, side), dice.uniform(0, side), dice.angle());
    pen.tint(placed, dice.chance(0.6) ? dice.uniform(0.2, 0.7) : dice.uniform(1.3, 2));
  }

  /** A sticker with lines of print. */
  void sticker() {
    float half = dice.octaves(14, 60);
    float line = half * dice.uniform(0.08, 0.16);
    float angle = dice.angle();
    float x0 = dice.uniform(0, side);
    float y0 = dice.uniform(0, side);
    Field paper = Shapes.box(half, half * 0.55f, 2).placed(x0, y0, angle);
    pen.paint(paper, dice.uniform(0.5, 1));
    pen.raise(paper, 0.4f, 2);
    Field words = Noise.smooth(dice, line * 2, 1e6f);
    Field rows =
        (x, y) -> {
          float v = y / (2 * line);
          float row = Math.abs(v - Math.round(v)) * 2 * line - line * 0.45f;
          float edge = Math.max(Math.abs(x) - half * 0.85f, Math.abs(y) - half * 0.42f);
          return Math.max(Math.max(row, edge), words.at(x + Math.round(v) * 99, 0) - 0.8f);
        };
    pen.paint(rows.placed(x0, y0, angle), dice.uniform(0.02, 0.25));
  }
}
