package lineside.footage.world;

import java.util.List;
import java.util.function.Function;

/** Takes any material, in any direction. */
final class MaterialShelf {
  private static final List<Function<Dice, Material>> MATERIALS =
      List.of(
          Metals::brushed,
          Metals::ground,
          Metals::turned,
          Metals::milled,
          Metals::thread,
          Metals::thread,
          Metals::cast,
          Metals::blasted,
          Metals::rolled,
          Metals::galvanised,
          Polymers::smooth,
          Polymers::grained,
          Polymers::painted,
          Polymers::rubber,
          Polymers::foam,
          Polymers::film,
          Polymers::speckled,
          Patterns::wood,
          Patterns::woven,
          Patterns::leather,
          Patterns::board,
          Patterns::tiled,
          Patterns::knurled,
          Patterns::perforated,
          Weaves::mesh,
          Weaves::knit,
          Weaves::strands,
          Weaves::bristles,
          Weaves::fleece,
          Finishes::honed,
          Finishes::swirled,
          Finishes::veined,
          Finishes::gritty,
          Finishes::ribbed,
          Finishes::laminate);

  private MaterialShelf() {}

  static Material any(Dice dice, int side) {
    Material material = dice.pick(MATERIALS).apply(dice);
    float angle = dice.chance(0.3) ? dice.number(0, 3) * 1.5708f : dice.angle();
    return material.placed(dice.uniform(0, side), dice.uniform(0, side), angle);
  }
}
