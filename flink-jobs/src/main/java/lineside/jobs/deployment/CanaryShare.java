package lineside.jobs.deployment;

import lineside.schemas.identity.Identities;

/**
 * Picks inspections by a hash of their id: all views of a part alike, the same after a replay, and
 * a larger share contains a smaller one.
 */
final class CanaryShare {
  private static final int HEX_DIGITS = 8;
  private static final double RANGE = 4_294_967_296.0;

  private CanaryShare() {}

  /** Whether the inspection is among the share, 0 to 1. */
  static boolean contains(String inspectionId, double share) {
    // A hash of its own: the sample that is audited must not be the same parts.
    String hash = Identities.idOf("canary", inspectionId).substring(0, HEX_DIGITS);
    return Long.parseLong(hash, 16) / RANGE < share;
  }
}
