package lineside.footage.world;

/** Outlines of parts in any pose; part of the part may lie outside of the picture. */
final class Silhouettes {
  private static final int KINDS = 7;

  private Silhouettes() {}

  static Field any(Dice dice, int side) {
    float size = side * dice.uniform(0.25, 0.6);
    Field outline = plain(dice, size);
    if (dice.chance(0.3)) {
      Field second = plain(dice, size * dice.uniform(0.3, 0.8));
      float reach = size * dice.uniform(0.3, 0.9);
      outline = outline.or(second.placed(reach, dice.uniform(-0.3, 0.3) * size, dice.angle()));
    }
    if (dice.chance(0.4)) {
      Field hole = Shapes.disc(size * dice.uniform(0.1, 0.45));
      outline =
          outline.without(
              dice.chance(0.5)
                  ? hole
                  : hole.placed(size * dice.uniform(-0.5, 0.5), size * dice.uniform(-0.5, 0.5), 0));
    }
    float spread = side * 0.3f;
    return outline.placed(
        side / 2f + dice.uniform(-spread, spread),
        side / 2f + dice.uniform(-spread, spread),
        dice.angle());
  }

  private static Field plain(Dice dice, float size) {
    return switch (dice.number(1, KINDS)) {
      case 1 -> Shapes.disc(size);
      case 2 -> Shapes.polygon(dice.number(3, 8), size);
      case 3 -> Shapes.cog(dice.number(8, 40), size, size * dice.uniform(0.02, 0.1));
      case 4 -> {
        float half = size * dice.uniform(0.1, 0.35);
        yield Shapes.ring(size * 0.9f, half);
      }
      case 5 -> {
        float wide = size * dice.uniform(0.15, 0.4);
        Field foot = Shapes.box(size, wide, 3);
        Field leg = Shapes.box(wide, size, 3).placed(wide - size, wide - size, 0);
        yield foot.or(leg);
      }
      default -> {
        float flat = size * dice.uniform(0.2, 1);
        yield Shapes.box(size * dice.uniform(0.9, 2), flat, flat * dice.uniform(0.02, 0.95));
      }
    };
  }
}
