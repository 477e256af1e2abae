package lineside.jobs.start;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** Finds the known key that a mistyped one was probably meant to be. */
final class NearestKey {
  private static final int MAX_DISTANCE = 3;

  private NearestKey() {}

  /** A question after the known key with the fewest edits; empty when none is near. */
  static String hint(String unknown, Collection<String> known) {
    return known.stream()
        .filter(key -> distance(unknown, key) <= MAX_DISTANCE)
        .min(Comparator.comparingInt(key -> distance(unknown, key)))
        .map(key -> ", did you mean " + key + "?")
        .orElse("");
  }

  /** Levenshtein distance: insertions, deletions and substitutions. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
