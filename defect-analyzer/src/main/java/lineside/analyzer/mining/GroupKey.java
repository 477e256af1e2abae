package lineside.analyzer.mining;

import java.util.Comparator;

/** Where defects of one kind are counted together. */
public record GroupKey(String lineId, String stationId, String kind) {
  static final Comparator<GroupKey> ORDER =
      Comparator.comparing(GroupKey::lineId)
          .thenComparing(GroupKey::stationId)
          .thenComparing(GroupKey::kind);
}
