package lineside.console.store;

import org.jspecify.annotations.Nullable;

/**
 * The picture of a finding.
 *
 * @param origin where it is from
 * @param found what was found
 * @param area where on the picture
 * @param at time of the trigger, milliseconds since 1970 (UTC)
 * @param row its row
 * @param remark what a person said of it last; null when nobody did
 */
public record StoredCrop(
    Origin origin, Found found, Area area, long at, long row, @Nullable CropRemark remark) {

  /** Where a crop is from. */
  public record Origin(
      String inspectionId,
      String viewId,
      String partId,
      int attempt,
      String lineId,
      String stationId,
      String cameraId) {}

  /**
   * What was found.
   *
   * @param threshold of the view; null when no model judged it
   * @param overviewSha256 picture of the whole view; null for none
   * @param mapSha256 picture of the defect map of the whole view; null for none
   */
  public record Found(
      String sha256,
      String kind,
      double score,
      @Nullable Double threshold,
      String evaluation,
      @Nullable String overviewSha256,
      @Nullable String mapSha256) {}

  /** A part of a picture, in shares of it, origin top left. */
  public record Area(double x, double y, double width, double height) {}
}
