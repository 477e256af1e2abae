package lineside.analyzer.kind;

import java.util.List;
import java.util.Map;

/**
 * Kinds that were found among some findings.
 *
 * @param kinds the one with most findings first
 * @param kindOfCrop id of the kind of each crop that has one
 * @param without findings of no kind
 */
public record KindsFound(List<DefectKind> kinds, Map<String, String> kindOfCrop, int without) {
  /** Nothing was looked at. */
  public static final KindsFound NONE = new KindsFound(List.of(), Map.of(), 0);

  /** Copies. */
  public KindsFound {
    kinds = List.copyOf(kinds);
    kindOfCrop = Map.copyOf(kindOfCrop);
  }
}
