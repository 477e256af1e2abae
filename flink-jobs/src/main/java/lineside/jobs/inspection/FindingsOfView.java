package lineside.jobs.inspection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lineside.schemas.record.Box;
import lineside.schemas.record.Finding;
import lineside.vision.detect.Detection;
import lineside.vision.detect.Region;
import lineside.vision.frame.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Turns the regions of a detection into findings, best first, with their place on the material and
 * their evidence stored.
 */
final class FindingsOfView {
  /** A box this near to the edge of continuous material goes on beyond it. */
  private static final int EDGE_PX = 2;

  private final EvidenceWriter evidence;

  /** Takes the writer of crops. */
  FindingsOfView(EvidenceWriter evidence) {
    this.evidence = evidence;
  }

  /** The findings of one view. */
  List<Finding> of(PendingView pending, Detection detection) throws IOException {
    List<Region> regions = new ArrayList<>(detection.regions());
    regions.sort(Comparator.comparingDouble(Region::score).reversed());
    List<Finding> findings = new ArrayList<>(regions.size());
    for (Region region : regions) {
      String crop =
          findings.size() < EvidenceWriter.MAX_CROPS
              ? evidence.storeCrop(pending.picture(), region)
              : null;
      findings.add(finding(pending, region, crop));
    }
    return findings;
  }

  private static Finding finding(PendingView pending, Region region, @Nullable String crop) {
    Picture picture = pending.picture();
    boolean isContinuous = pending.expected().recipe().getIsContinuous();
    return Finding.newBuilder()
        .setKind(region.kind())
        .setScore(region.score())
        .setAreaPx(region.areaPx())
        .setBox(new Box(region.xPx(), region.yPx(), region.widthPx(), region.heightPx()))
        .setCentreX(region.centreX() / picture.widthPx())
        .setCentreY(region.centreY() / picture.heightPx())
        .setPositionMm(isContinuous ? positionMm(pending, region) : null)
        .setTouchesStart(isContinuous && region.yPx() <= EDGE_PX)
        .setTouchesEnd(
            isContinuous && region.yPx() + region.heightPx() >= picture.heightPx() - EDGE_PX)
        .setContinuesPrevious(false)
        .setEvidenceSha256(crop)
        .build();
  }

  /** Travel is in the direction of rising rows: the first row is where the encoder says. */
  private static @Nullable Double positionMm(PendingView pending, Region region) {
    Double startMm = pending.trigger().getEncoderPositionMm();
    Double millimetresPerPixel = pending.expected().recipe().getMillimetresPerPixel();
    if (startMm == null || millimetresPerPixel == null) {
      return null;
    }
    return startMm + region.centreY() * millimetresPerPixel;
  }
}
