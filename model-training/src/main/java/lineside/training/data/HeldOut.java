package lineside.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Visibility;

/**
 * The pictures to learn from, and those set aside to choose thresholds with: the same share of
 * every label, drawn by the seed.
 *
 * @param learning pictures to learn from
 * @param held pictures set aside
 */
public record HeldOut(List<LabelledPicture> learning, List<LabelledPicture> held) {
  private static final double SHARE = 0.15;
  private static final int MOST_GOOD = 300;
  private static final int MOST_PER_KIND = 50;

  /** Copies the lists. */
  public HeldOut {
    learning = List.copyOf(learning);
    held = List.copyOf(held);
  }

  /** Divides pictures that are ordered by path. */
  public static HeldOut of(List<LabelledPicture> pictures) {
    Map<String, List<LabelledPicture>> byLabel = new TreeMap<>();
    for (LabelledPicture picture : pictures) {
      byLabel.computeIfAbsent(picture.label(), unused -> new ArrayList<>()).add(picture);
    }
    List<LabelledPicture> learning = new ArrayList<>();
    List<LabelledPicture> held = new ArrayList<>();
    for (List<LabelledPicture> same : byLabel.values()) {
      int most = same.get(0).isGood() ? MOST_GOOD : MOST_PER_KIND;
      int aside = Math.min(most, (int) Math.round(same.size() * SHARE));
      int until = same.size() - aside;
      held.addAll(same.subList(until, same.size()));
      same.subList(0, until).stream()
          .filter(p -> p.visibility() == Visibility.VISIBLE)
          .forEach(learning::add);
    }
    return new HeldOut(learning, held);
  }
}
