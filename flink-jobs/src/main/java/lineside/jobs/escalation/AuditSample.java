package lineside.jobs.escalation;

import lineside.schemas.identity.Identities;

/**
 * Picks confident OKs by a hash of their view id: random to the process that makes the parts, and
 * the same after a replay.
 */
public final class AuditSample {
  private static final int HEX_DIGITS = 8;
  private static final double RANGE = 4_294_967_296.0;

  private AuditSample() {}

  /** Whether the view is in the sample; {@code share} of all views are, 0 to 1. */
  public static boolean contains(String viewId, double share) {
    // A hash of its own: other samples by view id must not be the same views.
    String hash = Identities.idOf("audit", viewId).substring(0, HEX_DIGITS);
    return Long.parseLong(hash, 16) / RANGE < share;
  }
}
