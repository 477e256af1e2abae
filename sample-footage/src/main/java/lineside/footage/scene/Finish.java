package lineside.footage.scene;

import java.util.Locale;
import lineside.footage.render.Grain;
import lineside.footage.render.Seed;

/** How a surface was machined. */
enum Finish {
  MILLED,
  TURNED,
  BRUSHED,
  CAST;

  /** A square of texture that is this seed's own. */
  Grain grain(Seed seed, int sizePx) {
    return switch (this) {
      case MILLED -> Grain.milled(seed, sizePx, sizePx, sizePx * 0.6, sizePx + 700);
      case TURNED -> Grain.turned(seed, sizePx, sizePx);
      case BRUSHED -> Grain.brushed(seed, sizePx, sizePx);
      case CAST -> Grain.cast(seed, sizePx, sizePx);
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Finish of(int number) {
    return values()[Math.floorMod(number, values().length)];
  }
}
