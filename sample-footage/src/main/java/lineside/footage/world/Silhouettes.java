package lineside.footage.world;

import java.util.ArrayList;
import java.util.List;

/** Outlines of parts in any pose; part of the part may lie outside of the picture. */
final class Silhouettes {
  private static final int KINDS = 8;

  private Silhouettes() {}

  static Field any(Dice dice, int side) {
    if (dice.chance(0.15)) {
      return several(dice, side);
    }
    float size = side * (dice.chance(0.2) ? dice.uniform(0.1, 0.3) : dice.uniform(0.25, 0.65));
    float spread = side * 0.3f;
    return part(dice, size)
        .placed(
            side / 2f + dice.uniform(-spread, spread),
            side / 2f + dice.uniform(-spread, spread),
            dice.angle());
  }

  /** Small parts of one kind, scattered or in a row. */
  private static Field several(Dice dice, int side) {
    float size = side * dice.uniform(0.06, 0.16);
    Field one = part(dice, size);
    boolean row = dice.chance(0.5);
    float angle = dice.angle();
    float pitch = size * dice.uniform(2.2, 3.5);
    List<Field> parts = new ArrayList<>();
    int count = dice.number(2, 6);
    for (int i = 0; i < count; i++) {
      float along = (i - count / 2f) * pitch;
      float x = row ? side / 2f + along * (float) Math.cos(angle) : dice.uniform(0, side);
      float y = row ? side / 2f + along * (float) Math.sin(angle) : dice.uniform(0, side);
      parts.add(one.placed(x, y, row ? angle : dice.angle()));
    }
    return (x, y) -> {
      float nearest = Scene.FAR;
      for (Field part : parts) {
        nearest = Math.min(nearest, part.at(x, y));
      }
      return nearest;
    };
  }

  private static Field part(Dice dice, float size) {
    Field outline = plain(dice, size);
    if (dice.chance(0.3)) {
      Field second = plain(dice, size * dice.uniform(0.3, 0.8));
      float reach = size * dice.uniform(0.3, 0.9);
      outline = outline.or(second.placed(reach, dice.uniform(-0.3, 0.3) * size, dice.angle()));
    }
    if (dice.chance(0.35)) {
      Field hole = Shapes.disc(size * dice.uniform(0.1, 0.45));
      float off = dice.chance(0.5) ? 0 : size * dice.uniform(-0.5, 0.5);
      outline = outline.without(hole.placed(off, off * dice.uniform(-1, 1), 0));
    }
    if (dice.chance(0.15)) {
      Field notch = Shapes.box(size * dice.uniform(0.05, 0.2), size * dice.uniform(0.1, 0.5), 1);
      outline = outline.without(notch.placed(0, size * 0.9f, 0));
    }
    return outline;
  }

  private static Field plain(Dice dice, float size) {
    return switch (dice.number(1, KINDS)) {
      case 1 -> Shapes.disc(size);
      case 2 -> Shapes.polygon(dice.number(3, 8), size);
      case 3 -> Shapes.cog(dice.number(8, 40), size, size * dice.uniform(0.02, 0.1));
      case 4 -> Shapes.ring(size * 0.9f, size * dice.uniform(0.1, 0.35));
      case 5 -> angle(dice, size);
      case 6 -> Shapes.pebble(dice, size);
      default -> {
        float flat = size * dice.uniform(0.2, 1);
        yield Shapes.box(size * dice.uniform(0.9, 2), flat, flat * dice.uniform(0.02, 0.95));
      }
    };
  }

  private static Field angle(Dice dice, float size) {
    float wide = size * dice.uniform(0.15, 0.4);
    Field leg = Shapes.box(wide, size, 3).placed(wide - size, wide - size, 0);
    return Shapes.box(size, wide, 3).or(leg);
  }
}
