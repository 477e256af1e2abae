package lineside.analyzer.item;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One item for each picture, whatever names it. Pure. */
final class OnePerPicture {
  private OnePerPicture() {}

  /**
   * What is left, by picture: the strongest word counts; a picture is left out when words of the
   * same strength differ, or when parts on both sides show it.
   *
   * @param items in the order in which they count where nothing else tells
   */
  static Map<String, TrainingItem> of(List<TrainingItem> items, LeftOutCounts leftOut) {
    Map<String, List<TrainingItem>> byPicture = new LinkedHashMap<>();
    for (TrainingItem item : items) {
      byPicture.computeIfAbsent(item.pictureSha256(), unused -> new ArrayList<>()).add(item);
    }
    Map<String, TrainingItem> kept = new TreeMap<>();
    byPicture.forEach((picture, same) -> keep(kept, same, leftOut));
    return kept;
  }

  private static void keep(
      Map<String, TrainingItem> kept, List<TrainingItem> same, LeftOutCounts leftOut) {
    if (same.stream().map(TrainingItem::side).distinct().count() > 1) {
      leftOut.add(LeftOut.ON_BOTH_SIDES);
      return;
    }
    Speaker strongest =
        same.stream().map(item -> item.said().speaker()).max(Speaker::compareTo).orElseThrow();
    List<TrainingItem> heard =
        same.stream().filter(item -> item.said().speaker() == strongest).toList();
    if (heard.stream().map(item -> item.label().content()).distinct().count() > 1) {
      leftOut.add(LeftOut.LABELS_DISAGREE);
      return;
    }
    leftOut.add(LeftOut.SAME_PICTURE, same.size() - 1);
    kept.put(heard.get(0).pictureSha256(), heard.get(0));
  }
}
