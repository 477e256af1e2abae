package lineside.footage.world;

import java.util.Locale;
import java.util.function.Consumer;
import lineside.footage.world.SceneBuilder.Framing;

/** Kinds of defects that the exported pictures show; the folder is named after the kind. */
public enum WorldDefect {
  SCRATCH(Framing.ANY, LineDefects::scratch),
  CRACK(Framing.ANY, LineDefects::crack),
  PIT(Framing.ANY, SpotDefects::pit),
  DENT(Framing.ANY, SpotDefects::dent),
  HOLE(Framing.ANY, SpotDefects::hole),
  INCLUSION(Framing.ANY, SpotDefects::inclusion),
  STAIN(Framing.ANY, AreaDefects::stain),
  WEAR(Framing.ANY, AreaDefects::wear),
  CHIPPED_EDGE(Framing.WITH_EDGE, EdgeDefects::chip),
  BURR(Framing.WITH_EDGE, EdgeDefects::burr);

  private final Framing framing;

  @SuppressWarnings("ImmutableEnumChecker") // references to static methods
  private final Consumer<Workpiece> brush;

  WorldDefect(Framing framing, Consumer<Workpiece> brush) {
    this.framing = framing;
    this.brush = brush;
  }

  /** Name of the folder: lower case, words joined by a hyphen. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Framing framing() {
    return framing;
  }

  void work(Workpiece piece) {
    brush.accept(piece);
  }
}
