package lineside.training.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.training.data.DataInventory;
import lineside.training.data.HeldOut;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Visibility;

/**
 * Training pictures divided so that each is held out once: whole places or parts where the data set
 * tells them apart, else neighbours by name of every label, as they may show the same part.
 *
 * <p>Groups go one after the other, those with the most defect pictures first, to the fold that has
 * the fewest defects, of equals the fewest pictures. Unlabelled pictures are held out nowhere and
 * learned from only without their group; faint defects are not learned from.
 */
public final class Folds {
  /** Fewer leave nothing to compare. */
  public static final int FEWEST = 2;

  /** More cost more than they tell. */
  public static final int MOST = 20;

  private Folds() {}

  /**
   * Divides pictures that are ordered by path.
   *
   * @param folds {@link #FEWEST} to {@link #MOST}
   * @throws IllegalArgumentException when there are fewer groups, or pictures of every label
   */
  public static List<HeldOut> of(List<LabelledPicture> pictures, int folds) {
    if (folds < FEWEST || folds > MOST) {
      throw new IllegalArgumentException(
          "folds is %d, %d to %d are needed".formatted(folds, FEWEST, MOST));
    }
    Map<String, List<LabelledPicture>> groups = new TreeMap<>();
    for (LabelledPicture picture : pictures) {
      picture
          .group()
          .ifPresent(name -> groups.computeIfAbsent(name, n -> new ArrayList<>()).add(picture));
    }
    Map<LabelledPicture, Integer> foldOf =
        groups.isEmpty() ? byName(pictures, folds) : byGroup(groups, folds);
    List<HeldOut> divided = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      divided.add(heldOut(pictures, foldOf, fold));
    }
    return List.copyOf(divided);
  }

  private static HeldOut heldOut(
      List<LabelledPicture> pictures, Map<LabelledPicture, Integer> foldOf, int fold) {
    List<LabelledPicture> learning = new ArrayList<>();
    List<LabelledPicture> held = new ArrayList<>();
    for (LabelledPicture picture : pictures) {
      boolean isHeld = foldOf.getOrDefault(picture, -1) == fold;
      if (isHeld && !isUnlabelled(picture)) {
        held.add(picture);
      } else if (!isHeld && picture.visibility() == Visibility.VISIBLE) {
        learning.add(picture);
      }
    }
    return new HeldOut(learning, held);
  }

  private static Map<LabelledPicture, Integer> byGroup(
      Map<String, List<LabelledPicture>> groups, int folds) {
    if (groups.size() < folds) {
      throw new IllegalArgumentException(
          "%d folds need at least as many places or parts, the data set has %d"
              .formatted(folds, groups.size()));
    }
    List<List<LabelledPicture>> largestFirst = new ArrayList<>(groups.values());
    largestFirst.sort(
        Comparator.<List<LabelledPicture>>comparingInt(group -> -defects(group))
            .thenComparingInt(group -> -group.size()));
    int[] defects = new int[folds];
    int[] sizes = new int[folds];
    Map<LabelledPicture, Integer> foldOf = new HashMap<>();
    for (List<LabelledPicture> group : largestFirst) {
      int emptiest = 0;
      for (int fold = 1; fold < folds; fold++) {
        boolean isTie = defects[fold] == defects[emptiest];
        if (defects[fold] < defects[emptiest] || (isTie && sizes[fold] < sizes[emptiest])) {
          emptiest = fold;
        }
      }
      defects[emptiest] += defects(group);
      sizes[emptiest] += group.size();
      for (LabelledPicture picture : group) {
        foldOf.put(picture, emptiest);
      }
    }
    return foldOf;
  }

  private static Map<LabelledPicture, Integer> byName(List<LabelledPicture> pictures, int folds) {
    Map<String, List<LabelledPicture>> byLabel = new TreeMap<>();
    for (LabelledPicture picture : pictures) {
      byLabel.computeIfAbsent(picture.label(), label -> new ArrayList<>()).add(picture);
    }
    Map<LabelledPicture, Integer> foldOf = new HashMap<>();
    byLabel.remove(DataInventory.UNLABELLED);
    byLabel.forEach(
        (label, same) -> {
          if (same.size() < folds) {
            throw new IllegalArgumentException(
                "%d folds need at least as many pictures of %s, there are %d"
                    .formatted(folds, label, same.size()));
          }
          for (int i = 0; i < same.size(); i++) {
            foldOf.put(same.get(i), (int) ((long) i * folds / same.size()));
          }
        });
    return foldOf;
  }

  private static int defects(List<LabelledPicture> group) {
    return (int) group.stream().filter(p -> !p.isGood() && !isUnlabelled(p)).count();
  }

  private static boolean isUnlabelled(LabelledPicture picture) {
    return picture.label().equals(DataInventory.UNLABELLED);
  }
}
