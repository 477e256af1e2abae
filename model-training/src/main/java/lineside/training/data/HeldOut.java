package lineside.training.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Visibility;

/**
 * The pictures to learn from, and those set aside to choose by: whole places or parts where the
 * data set tells them apart, else the same share of every label.
 *
 * @param learning pictures to learn from
 * @param held pictures set aside
 */
public record HeldOut(List<LabelledPicture> learning, List<LabelledPicture> held) {
  private static final double SHARE = 0.15;
  private static final int MOST_GOOD = 300;
  private static final int MOST_PER_KIND = 50;
  private static final int FEWEST = 6;
  private static final int EVERY_GROUP = 6;

  /** Copies the lists. */
  public HeldOut {
    learning = List.copyOf(learning);
    held = List.copyOf(held);
  }

  /** Divides pictures that are ordered by path. */
  public static HeldOut of(List<LabelledPicture> pictures) {
    HeldOut byGroup = byGroup(pictures);
    return byGroup.holdsBoth() ? byGroup : byLabel(pictures);
  }

  private boolean holdsBoth() {
    boolean hasGood = held.stream().anyMatch(LabelledPicture::isGood);
    boolean hasDefect = held.stream().anyMatch(p -> !p.isGood());
    boolean learnsDefect = learning.stream().anyMatch(p -> !p.isGood());
    return hasGood && hasDefect && learnsDefect;
  }

  /** Every sixth place or part. */
  private static HeldOut byGroup(List<LabelledPicture> pictures) {
    List<String> groups =
        pictures.stream().flatMap(p -> p.group().stream()).distinct().sorted().toList();
    Set<String> aside = new HashSet<>();
    for (int i = EVERY_GROUP / 2; groups.size() >= FEWEST && i < groups.size(); i += EVERY_GROUP) {
      aside.add(groups.get(i));
    }
    List<LabelledPicture> learning = new ArrayList<>();
    List<LabelledPicture> held = new ArrayList<>();
    for (LabelledPicture picture : pictures) {
      if (picture.group().map(aside::contains).orElse(false)) {
        // An unlabelled one is no use here, and must not be learned from either.
        if (!picture.label().equals(DataInventory.UNLABELLED)) {
          held.add(picture);
        }
      } else if (picture.visibility() == Visibility.VISIBLE) {
        learning.add(picture);
      }
    }
    return new HeldOut(learning, thinned(held));
  }

  private static List<LabelledPicture> thinned(List<LabelledPicture> held) {
    Map<String, List<LabelledPicture>> byLabel = byLabelMap(held);
    List<LabelledPicture> some = new ArrayList<>();
    for (List<LabelledPicture> same : byLabel.values()) {
      int most = same.get(0).isGood() ? MOST_GOOD : MOST_PER_KIND * 2;
      int every = (same.size() + most - 1) / most;
      for (int i = 0; i < same.size(); i += every) {
        some.add(same.get(i));
      }
    }
    return some;
  }

  /** The last 15 % by name of every label. */
  private static HeldOut byLabel(List<LabelledPicture> pictures) {
    List<LabelledPicture> learning = new ArrayList<>();
    List<LabelledPicture> held = new ArrayList<>();
    for (List<LabelledPicture> same : byLabelMap(pictures).values()) {
      int most = same.get(0).isGood() ? MOST_GOOD : MOST_PER_KIND;
      int aside = Math.min(most, (int) Math.round(same.size() * SHARE));
      if (same.get(0).label().equals(DataInventory.UNLABELLED)) {
        aside = 0;
      } else if (aside == 0 && same.size() >= FEWEST) {
        aside = 1;
      }
      int until = same.size() - aside;
      held.addAll(same.subList(until, same.size()));
      same.subList(0, until).stream()
          .filter(p -> p.visibility() == Visibility.VISIBLE)
          .forEach(learning::add);
    }
    return new HeldOut(learning, held);
  }

  private static Map<String, List<LabelledPicture>> byLabelMap(List<LabelledPicture> pictures) {
    Map<String, List<LabelledPicture>> byLabel = new TreeMap<>();
    for (LabelledPicture picture : pictures) {
      byLabel.computeIfAbsent(picture.label(), unused -> new ArrayList<>()).add(picture);
    }
    return byLabel;
  }
}
