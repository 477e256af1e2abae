package lineside.footage.defect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lineside.footage.render.ViewKind;

/**
 * The kinds of defect that the factory makes; {@link #label()} is the name in scenarios, data sets
 * and truth.
 */
public enum DefectKind {
  SCRATCH,
  PIT,
  STAIN,
  CRACK,
  CHIPPED_EDGE,
  MISSING_FEATURE;

  /** Lower case with hyphens, such as {@code chipped-edge}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<DefectKind> of(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }

  /** Kinds that can occur in a view: a strip has no features to miss. */
  public static List<DefectKind> possibleIn(ViewKind view) {
    return Arrays.stream(values())
        .filter(kind -> kind != MISSING_FEATURE || view != ViewKind.STRIP)
        .toList();
  }
}
