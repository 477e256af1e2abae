package lineside.analyzer.similar;

import java.time.Instant;

/**
 * A finding that looks like the one asked about.
 *
 * @param cropSha256 its picture
 * @param where where and when it was made
 * @param kind by the large model; empty where it names none
 * @param kindId of the kind that clustering gave it; empty for none
 * @param score of the large model, 0 to 1
 * @param distance Euclidean, in deviations of the findings; 0 for the same numbers
 */
public record SimilarDefect(
    String cropSha256, Where where, String kind, String kindId, float score, double distance) {
  /** Place and time of a finding. */
  public record Where(
      String lineId, String stationId, String partId, String viewId, Instant triggeredAt) {}
}
