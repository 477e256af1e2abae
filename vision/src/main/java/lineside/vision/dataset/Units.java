package lineside.vision.dataset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What counts as one independent sample: all pictures of a place or part, where the data set knows
 * them, else the picture. Thousands of pictures are pooled into {@link #MAX_UNITS}, which bounds
 * the memory of what is kept per unit.
 */
final class Units {
  static final int MAX_UNITS = 1000;

  private final int[] unitOf;
  private final int count;
  private final boolean isGrouped;

  private Units(int[] unitOf, int count, boolean isGrouped) {
    this.unitOf = unitOf;
    this.count = count;
    this.isGrouped = isGrouped;
  }

  static Units of(List<LabelledPicture> pictures) {
    boolean isGrouped = pictures.stream().anyMatch(p -> p.group().isPresent());
    Map<String, Integer> numbers = new HashMap<>();
    int[] unitOf = new int[pictures.size()];
    for (int i = 0; i < unitOf.length; i++) {
      // A picture without a group is a group of its own, with a name that no group has.
      String name = pictures.get(i).group().orElse("\n" + i % MAX_UNITS);
      unitOf[i] = numbers.computeIfAbsent(name, unused -> numbers.size());
    }
    return new Units(unitOf, numbers.size(), isGrouped);
  }

  int count() {
    return count;
  }

  /** Unit of the i-th picture. */
  int of(int picture) {
    return unitOf[picture];
  }

  boolean isGrouped() {
    return isGrouped;
  }

  /** How an interval over these units is made, for people. */
  String method() {
    return isGrouped
        ? "bootstrap over %d places or parts".formatted(count)
        : "bootstrap over pictures";
  }
}
