package lineside.jobs.retention;

import java.util.Arrays;

/**
 * Names of pictures that are needed, by their first 64 bits: ten million take 80 MB. Two names that
 * share them keep each other, so a picture may stay too long, and none goes too early. Filled, then
 * asked; not thread-safe.
 */
final class KeptNames {
  private static final int HEX_DIGITS = 16;
  private static final int FIRST_CAPACITY = 1024;

  private long[] prefixes = new long[FIRST_CAPACITY];
  private int size;
  private boolean isSorted;

  void add(String sha256) {
    if (size == prefixes.length) {
      prefixes = Arrays.copyOf(prefixes, 2 * size);
    }
    prefixes[size++] = prefixOf(sha256);
    isSorted = false;
  }

  boolean contains(String sha256) {
    if (!isSorted) {
      Arrays.sort(prefixes, 0, size);
      isSorted = true;
    }
    return Arrays.binarySearch(prefixes, 0, size, prefixOf(sha256)) >= 0;
  }

  private static long prefixOf(String sha256) {
    return Long.parseUnsignedLong(sha256.substring(0, HEX_DIGITS), 16);
  }
}
