package lineside.analyzer.crop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture that a row of the archive names, with what the row says of it. One picture may be named
 * by several rows.
 *
 * @param sha256 its name in the evidence store
 * @param role why it was kept
 * @param origin where and when it was taken
 * @param small what the small model found there
 */
public record ArchivedCrop(String sha256, CropRole role, Origin origin, Small small) {
  /** Number of a picture that shows the whole view. */
  public static final int WHOLE_VIEW = -1;

  /**
   * Where and when.
   *
   * @param revision of the inspection's verdict, the higher one counts
   * @param attempt passage of the part, from 1
   * @param triggeredAt event time of the view, UTC
   */
  public record Origin(
      String inspectionId,
      int revision,
      String viewId,
      String lineId,
      String stationId,
      String partId,
      int attempt,
      Instant triggeredAt) {}

  /**
   * The small model's finding.
   *
   * @param findingNo place among the view's findings from 0, {@link #WHOLE_VIEW} for the view
   * @param kind its kind; empty for a whole view
   * @param score its score, or the view's; 0 to 1
   * @param centreX centre, share of the width of the view
   * @param centreY centre, share of its height
   * @param positionMm position along continuous material; null for parts
   * @param modelSha256 package that judged; empty when none is named
   */
  public record Small(
      int findingNo,
      String kind,
      float score,
      float centreX,
      float centreY,
      @Nullable Double positionMm,
      String modelSha256) {}
}
