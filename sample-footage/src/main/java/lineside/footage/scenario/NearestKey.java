package lineside.footage.scenario;

import java.util.Collection;

/** Finds what a mistyped word was probably meant to be. */
final class NearestKey {
  private static final int MOST_EDITS = 3;

  private NearestKey() {}

  /** A hint to append to a message, or nothing when no known word is near. */
  static String hint(String word, Collection<String> known) {
    String nearest = "";
    int fewest = MOST_EDITS + 1;
    for (String candidate : known) {
      int edits = edits(word, candidate);
      if (edits < fewest) {
        fewest = edits;
        nearest = candidate;
      }
    }
    return nearest.isEmpty() ? "" : ", did you mean '" + nearest + "'?";
  }

  /** Levenshtein distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
