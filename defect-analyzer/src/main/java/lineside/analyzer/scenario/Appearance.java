package lineside.analyzer.scenario;

import org.jspecify.annotations.Nullable;

/** What the findings of a simulated plant look like, and how they are named. One thread. */
public interface Appearance {

  /**
   * A finding as the line leaves it.
   *
   * @param kind that the small model names
   * @param cropSha256 name of its crop
   */
  record Look(String kind, String cropSha256) {}

  /**
   * Shows a finding.
   *
   * @param partId part that it lies on
   * @param kind true kind; empty for a finding where there is no defect
   * @param cause what made it; null for chance
   */
  Look show(String partId, String kind, @Nullable PlantedCause cause);
}
