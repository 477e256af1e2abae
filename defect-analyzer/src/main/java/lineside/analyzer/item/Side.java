package lineside.analyzer.item;

import lineside.schemas.identity.Identities;

/**
 * Whether a picture is learned from or judged by. The part decides, by its hash and nothing else:
 * no later version, and no other archive, can move it over.
 */
public enum Side {
  /** Learned from. */
  LEARNED,
  /** Kept aside, for ever. */
  HELD_OUT;

  /** One part in five is kept aside. */
  private static final int HELD_OUT_OF_256 = 51;

  /** Part of every name that is hashed, so that no other use of the hash lies alike. */
  private static final String SALT = "lineside-side-1";

  /** The side of a part, whichever of its passages. */
  public static Side of(Inspected inspected) {
    String hash = Identities.idOf(SALT, inspected.lineId(), inspected.partId());
    return Integer.parseInt(hash.substring(0, 2), 16) < HELD_OUT_OF_256 ? HELD_OUT : LEARNED;
  }
}
