package lineside.analyzer.mining;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One factor with named values, by part: a code for each part, codes in order of the names. */
final class LevelColumn {
  /** Code of a part whose value is not known. */
  static final int UNKNOWN = -1;

  private final String[] names;
  private final int[] codes;

  private LevelColumn(String[] names, int[] codes) {
    this.names = names;
    this.codes = codes;
  }

  /** Reads the value of each part; null for one that is not known. */
  static LevelColumn of(
      List<InspectedPart> parts, Function<InspectedPart, @Nullable String> valueOf) {
    String[] names =
        parts.stream()
            .map(valueOf)
            .filter(v -> v != null)
            .distinct()
            .sorted()
            .toArray(String[]::new);
    int[] codes = new int[parts.size()];
    for (int i = 0; i < codes.length; i++) {
      String value = valueOf.apply(parts.get(i));
      codes[i] = value == null ? UNKNOWN : Arrays.binarySearch(names, value);
    }
    return new LevelColumn(names, codes);
  }

  int size() {
    return names.length;
  }

  String name(int code) {
    return names[code];
  }

  int code(int part) {
    return codes[part];
  }
}
