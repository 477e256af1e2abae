package lineside.footage.world;

import java.util.List;
import lineside.footage.world.Scene.Opening;

/**
 * What is drawn on good parts too: holes, slots, screws, seams, steps, engraving, print. Works on
 * the given planes; one picture, one thread.
 */
final class Features {
  private static final int KINDS = 7;
  private static final int MOST = 3;
  private final Dice dice;
  private final Surface surface;
  private final float[] nearest;
  private final List<Opening> openings;
  private final int side;

  Features(Dice dice, Surface surface, float[] nearest, List<Opening> openings) {
    this.openings = openings;
    this.dice = dice;
    this.surface = surface;
    this.nearest = nearest;
    this.side = surface.side;
  }

  void addAny() {
    if (dice.chance(0.4)) {
      return;
    }
    int count = dice.number(1, MOST);
    for (int i = 0; i < count; i++) {
      switch (dice.number(1, KINDS)) {
        case 1, 2 -> holes();
        case 3 -> screw();
        case 4 -> seam();
        case 5 -> step();
        case 6 -> text();
        default -> print();
      }
    }
  }

  private void holes() {
    float radius = dice.octaves(6, 40);
    float length = dice.chance(0.3) ? radius * dice.uniform(0.5, 3) : 0;
    Field shape = (x, y) -> Field.length(Math.max(0, Math.abs(x) - length), y) - radius;
    int count = dice.number(1, 4);
    float pitch = radius * dice.uniform(3, 7) + length * 2;
    float angle = dice.angle();
    float floor = dice.chance(0.75) ? dice.uniform(0.005, 0.1) : dice.uniform(0.3, 1);
    float chamfer = dice.octaves(1, 6);
    float x0 = dice.uniform(0, side);
    float y0 = dice.uniform(0, side);
    for (int i = 0; i < count; i++) {
      float x = x0 + i * pitch * (float) Math.cos(angle);
      float y = y0 + i * pitch * (float) Math.sin(angle);
      sink(shape.placed(x, y, angle), floor, chamfer, chamfer);
      openings.add(new Opening(x, y, radius));
    }
  }

  private void screw() {
    float radius = dice.octaves(8, 30);
    float x = dice.uniform(0, side);
    float y = dice.uniform(0, side);
    float angle = dice.angle();
    float tone = dice.uniform(0.15, 0.8);
    sink(Shapes.disc(radius + 1.5f).placed(x, y, 0), tone * 0.3f, 1.5f, 2);
    Field head = Shapes.disc(radius).placed(x, y, 0);
    paint(head, tone, 1.2f);
    raise(head, radius * 0.12f, radius * 0.4f);
    float wide = radius * 0.12f;
    Field slot = Shapes.box(radius * 0.7f, wide, 1);
    Field drive =
        dice.chance(0.3)
            ? Shapes.polygon(6, radius * 0.5f)
            : dice.chance(0.5) ? slot : slot.or(Shapes.box(wide, radius * 0.7f, 1));
    sink(drive.placed(x, y, angle), tone * 0.25f, 2, 1.5f);
  }

  /** A straight or bent groove, weld or parting line through the whole picture. */
  private void seam() {
    float width = dice.octaves(0.8, 7);
    float bow = dice.chance(0.5) ? 0 : dice.uniform(-1, 1) / (2 * side);
    Field line = (x, y) -> Math.abs(y - bow * x * x) - width;
    Field placed = line.placed(dice.uniform(0, side), dice.uniform(0, side), dice.angle());
    float rise = dice.sign() * dice.octaves(0.3, 3);
    if (dice.chance(0.6)) {
      tint(placed, dice.uniform(0.5, 1.3));
    }
    raise(placed, rise, width);
  }

  private void step() {
    Field half = (x, y) -> y;
    Field placed = half.placed(dice.uniform(0, side), dice.uniform(0, side), dice.angle());
    raise(placed, dice.sign() * dice.octaves(0.5, 6), dice.octaves(1.5, 8));
    if (dice.chance(0.6)) {
      tint(placed, dice.uniform(0.5, 1.5));
    }
  }

  /** Rows of strokes that look like letters, engraved or printed. */
  private void text() {
    float size = dice.octaves(7, 30);
    float stroke = size * dice.uniform(0.06, 0.12);
    float angle = dice.chance(0.5) ? 0 : dice.angle();
    float x0 = dice.uniform(0, side);
    float y0 = dice.uniform(0, side);
    int letters = dice.number(3, 10);
    Field all = (x, y) -> Scene.FAR;
    for (int i = 0; i < letters; i++) {
      float left = (i - letters / 2f) * size * 0.8f;
      int strokes = dice.number(2, 3);
      for (int k = 0; k < strokes; k++) {
        Field bar =
            Shapes.bar(left + node(size), node(size) * 2, left + node(size), node(size) * 2);
        float fromX = left - size * 0.1f;
        float toX = left + size * 0.6f;
        Field before = all;
        all =
            (x, y) ->
                x < fromX || x > toX ? before.at(x, y) : Math.min(before.at(x, y), bar.at(x, y));
      }
    }
    Field glyphs = all.plus(-stroke).placed(x0, y0, angle);
    if (dice.chance(0.5)) {
      tint(glyphs, dice.chance(0.7) ? dice.uniform(0.2, 0.7) : dice.uniform(1.4, 2.2));
    } else {
      raise(glyphs, dice.sign() * dice.octaves(0.4, 2), stroke + 1);
    }
  }

  private float node(float size) {
    return size * 0.25f * dice.number(0, 2);
  }

  /** A sign, a frame or a bar code in one colour. */
  private void print() {
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
    paint(shape.placed(dice.uniform(0, side), dice.uniform(0, side), dice.angle()), tone, 1.2f);
  }

  private Field bars(float size) {
    Field random = Noise.smooth(dice, 2.5f, 1e6f);
    Field frame = Shapes.box(size, size * 0.5f, 0);
    return (x, y) -> Math.max(frame.at(x, y), random.at(x, 0) * 2);
  }

  private void sink(Field shape, float tone, float depth, float edge) {
    paint(shape, tone, 1.2f);
    raise(shape, -depth, edge);
  }

  private void paint(Field shape, float tone, float edge) {
    each(shape, edge, (i, cover) -> surface.albedo[i] += cover * (tone - surface.albedo[i]));
  }

  private void tint(Field shape, float factor) {
    each(shape, 1.3f, (i, cover) -> surface.albedo[i] *= 1 + cover * (factor - 1));
  }

  private void raise(Field shape, float lift, float edge) {
    each(shape, edge, (i, cover) -> surface.height[i] += cover * lift);
  }

  private interface Change {
    void apply(int index, float cover);
  }

  private void each(Field shape, float edge, Change change) {
    for (int y = 0, i = 0; y < side; y++) {
      for (int x = 0; x < side; x++, i++) {
        float distance = shape.at(x, y);
        nearest[i] = Math.min(nearest[i], distance);
        if (distance < edge) {
          change.apply(i, Field.ramp(0.5f - distance / edge));
        }
      }
    }
  }
}
