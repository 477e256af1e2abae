package lineside.footage.world;

import java.util.List;
import lineside.footage.world.Scene.Opening;

/**
 * What is drawn on good parts too: holes, slots, screws, seams, steps, pin marks, engraving and
 * print. One picture, one thread.
 */
final class Features {
  private static final int KINDS = 10;
  private static final int MOST = 3;
  private final Dice dice;
  private final FeaturePen pen;
  private final List<Opening> openings;
  private final int side;

  /**
   * @param openings gets the holes that are drawn
   */
  Features(Dice dice, FeaturePen pen, List<Opening> openings) {
    this.openings = openings;
    this.dice = dice;
    this.pen = pen;
    this.side = pen.side();
  }

  void addAny() {
    if (dice.chance(0.4)) {
      return;
    }
    Markings markings = new Markings(dice, pen);
    int count = dice.number(1, MOST);
    for (int i = 0; i < count; i++) {
      switch (dice.number(1, KINDS)) {
        case 1, 2 -> holes();
        case 3 -> screw();
        case 4 -> seam();
        case 5 -> step();
        case 6 -> pins();
        case 7 -> markings.text();
        case 8 -> markings.sign();
        case 9 -> markings.code();
        default -> markings.sticker();
      }
    }
  }

  private float anywhere() {
    return dice.uniform(0, side);
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
    float x0 = anywhere();
    float y0 = anywhere();
    for (int i = 0; i < count; i++) {
      float x = x0 + i * pitch * (float) Math.cos(angle);
      float y = y0 + i * pitch * (float) Math.sin(angle);
      pen.sink(shape.placed(x, y, angle), floor, chamfer, chamfer);
      openings.add(new Opening(x, y, radius));
    }
  }

  private void screw() {
    float radius = dice.octaves(8, 30);
    float x = anywhere();
    float y = anywhere();
    float angle = dice.angle();
    float tone = dice.uniform(0.15, 0.8);
    pen.sink(Shapes.disc(radius + 1.5f).placed(x, y, 0), tone * 0.3f, 1.5f, 2);
    Field head = Shapes.disc(radius).placed(x, y, 0);
    pen.paint(head, tone);
    pen.raise(head, radius * 0.12f, radius * 0.4f);
    float wide = radius * 0.12f;
    Field slot = Shapes.box(radius * 0.7f, wide, 1);
    Field drive =
        switch (dice.number(1, 3)) {
          case 1 -> Shapes.polygon(6, radius * 0.5f);
          case 2 -> slot;
          default -> slot.or(Shapes.box(wide, radius * 0.7f, 1));
        };
    pen.sink(drive.placed(x, y, angle), tone * 0.25f, 2, 1.5f);
  }

  /** A straight or bent groove, weld or parting line through the whole picture. */
  private void seam() {
    float width = dice.octaves(0.8, 7);
    float bow = dice.chance(0.5) ? 0 : dice.uniform(-1, 1) / (2 * side);
    Field line = (x, y) -> Math.abs(y - bow * x * x) - width;
    Field placed = line.placed(anywhere(), anywhere(), dice.angle());
    float rise = dice.sign() * dice.octaves(0.3, 3);
    if (dice.chance(0.6)) {
      pen.tint(placed, dice.uniform(0.5, 1.3));
    }
    pen.raise(placed, rise, width);
  }

  private void step() {
    Field half = (x, y) -> y;
    Field placed = half.placed(anywhere(), anywhere(), dice.angle());
    pen.raise(placed, dice.sign() * dice.octaves(0.5, 6), dice.octaves(1.5, 8));
    if (dice.chance(0.6)) {
      pen.tint(placed, dice.uniform(0.5, 1.5));
    }
  }

  /** Round marks of ejector pins, gates or spot welds, alone or in a circle. */
  private void pins() {
    float radius = dice.octaves(5, 22);
    float groove = dice.octaves(0.6, 2);
    int count = dice.number(1, 6);
    float circle = count == 1 ? 0 : radius * dice.uniform(2.5, 6);
    float x0 = anywhere();
    float y0 = anywhere();
    float lift = dice.sign() * dice.octaves(0.3, 1.5);
    boolean whole = dice.chance(0.4);
    for (int i = 0; i < count; i++) {
      float angle = i * 6.2832f / count;
      float x = x0 + circle * (float) Math.cos(angle);
      float y = y0 + circle * (float) Math.sin(angle);
      Field mark = whole ? Shapes.disc(radius) : Shapes.ring(radius, groove);
      pen.raise(mark.placed(x, y, 0), lift, 2.5f);
    }
  }
}
