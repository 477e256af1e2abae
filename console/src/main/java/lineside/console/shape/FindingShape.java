package lineside.console.shape;

import lineside.schemas.record.Box;
import lineside.schemas.record.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A connected defect.
 *
 * @param kind class of defect
 * @param score 0 to 1
 * @param areaPx pixels
 * @param box where
 * @param centre its middle
 * @param crop address of its picture; null for none
 * @param cropSha256 hash of its picture; null for none
 */
public record FindingShape(
    String kind,
    float score,
    double areaPx,
    BoxShape box,
    PointShape centre,
    @Nullable String crop,
    @Nullable String cropSha256) {

  static FindingShape of(Finding finding, double widthPx, double heightPx) {
    Box box = finding.getBox();
    return new FindingShape(
        finding.getKind(),
        finding.getScore(),
        finding.getAreaPx(),
        new BoxShape(
            box.getXPx() / widthPx,
            box.getYPx() / heightPx,
            box.getWidthPx() / widthPx,
            box.getHeightPx() / heightPx),
        new PointShape(finding.getCentreX(), finding.getCentreY()),
        Evidence.addressOf(finding.getEvidenceSha256()),
        finding.getEvidenceSha256());
  }
}
