package lineside.analyzer.kind;

import java.util.List;
import java.util.Map;

/**
 * Kinds that were found among some findings.
 *
 * @param kinds the one with most findings first
 * @param kindOfCrop id of the kind of each crop that has one
 * @param without findings of no kind
 * @param changes kinds of earlier reports that came apart or became one
 */
public record KindsFound(
    List<DefectKind> kinds, Map<String, String> kindOfCrop, int without, List<KindChange> changes) {
  /** Nothing was looked at. */
  public static final KindsFound NONE = new KindsFound(List.of(), Map.of(), 0, List.of());

  /** Copies. */
  public KindsFound {
    kinds = List.copyOf(kinds);
    kindOfCrop = Map.copyOf(kindOfCrop);
    changes = List.copyOf(changes);
  }

  /** The same kinds, with other changes. */
  public KindsFound with(List<KindChange> told) {
    return new KindsFound(kinds, kindOfCrop, without, told);
  }
}
