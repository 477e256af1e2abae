package lineside.jobs.deployment;

import org.jspecify.annotations.Nullable;

/**
 * Who judges at one station.
 *
 * @param judge its own model; null while that is loaded for the first time, or when it was refused
 * @param refusedSha256 the model that it should have and that the machine refused; null for none
 * @param revision of the deployment that chose the judge
 * @param lighter who stands in when time is short
 * @param <M> a loaded model
 */
record StationPlan<M>(
    @Nullable ModelLease<M> judge, @Nullable String refusedSha256, int revision, Lighter<M> lighter)
    implements AutoCloseable {

  /**
   * Who stands in when time is short.
   *
   * @param judge null for nobody
   * @param refusedSha256 who should and was refused by the machine; null for none
   * @param belowMillis takt left below which it is short; 0 where nobody is to stand in
   */
  record Lighter<M>(
      @Nullable ModelLease<M> judge, @Nullable String refusedSha256, long belowMillis) {}

  /** Whether time is short. */
  boolean isShort(long taktLeftMillis) {
    return taktLeftMillis < lighter.belowMillis();
  }

  /** What is left of the takt, where it matters; null otherwise. */
  @Nullable Long asked(long taktLeftMillis) {
    return lighter.belowMillis() > 0 ? taktLeftMillis : null;
  }

  /** The same once more, with leases of its own. */
  StationPlan<M> again() {
    return new StationPlan<>(
        again(judge),
        refusedSha256,
        revision,
        new Lighter<>(again(lighter.judge()), lighter.refusedSha256(), lighter.belowMillis()));
  }

  @Override
  public void close() {
    if (judge != null) {
      judge.close();
    }
    ModelLease<M> standIn = lighter.judge();
    if (standIn != null) {
      standIn.close();
    }
  }

  private static <M> @Nullable ModelLease<M> again(@Nullable ModelLease<M> lease) {
    return lease == null ? null : lease.again();
  }
}
