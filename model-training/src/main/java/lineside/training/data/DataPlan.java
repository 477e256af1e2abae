package lineside.training.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What training chose from the data, and why.
 *
 * @param channels 1 or 3
 * @param scale net pixels per picture pixel
 * @param cropSidePx side of a crop in net pixels, a multiple of 16
 * @param crops crops in a batch
 * @param augmentation how crops vary
 * @param reasons a sentence for each choice
 */
public record DataPlan(
    int channels,
    double scale,
    int cropSidePx,
    int crops,
    Augmentation augmentation,
    List<String> reasons) {
  private static final double[] SCALES = {1, 0.75, 0.625, 0.5, 0.375, 0.25, 0.1875, 0.125};

  /** A picture of that many net pixels keeps a line busy enough: 640x480. */
  private static final double USUAL_PIXELS = 310_000;

  /** Beyond that even small defects don't justify the time. */
  private static final double MOST_PIXELS = 1_200_000;

  /** Net pixels that a small defect must measure across to be seen. */
  private static final double SEEN_PX = 6;

  private static final int CROP_PX = 192;

  /** Pictures up to that size are learned whole: what is missing shows in the whole part only. */
  private static final int SMALL_PX = 288;

  private static final int CROPS = 8;

  /** Without masks a crop holds the whole picture, which must not be larger than that. */
  private static final int WHOLE_PX = 320;

  /** The network sees 1/16 of it, and the light of 5 such blocks. */
  private static final int LEAST_PX = 64;

  private static final double ALIKE_FROM = 0.85;

  /** Copies the reasons. */
  public DataPlan {
    reasons = List.copyOf(reasons);
  }

  /**
   * Chooses.
   *
   * @param hasDefects whether any picture shows a defect
   */
  public static DataPlan of(DataInventory seen, boolean hasDefects) {
    List<String> reasons = new ArrayList<>();
    boolean needsWhole = hasDefects && !seen.hasMasks();
    double scale = needsWhole ? wholeScale(seen, reasons) : scale(seen, reasons);
    int longest = rounded(seen.longestPx() * scale);
    int side = longest <= SMALL_PX ? longest : CROP_PX;
    int crops = CROPS;
    if (needsWhole) {
      side = rounded(seen.longestPx() * scale);
      reasons.add("crops of %d hold the whole picture".formatted(side));
    } else {
      reasons.add("crops of %d pixels, %d in a batch".formatted(side, crops));
    }
    double gain = Math.max(0.08, Math.min(0.4, 0.06 + 0.5 * seen.lightSpread()));
    boolean isFixed = seen.alikeness() >= ALIKE_FROM;
    Augmentation augmentation = isFixed ? Augmentation.fixed(gain) : Augmentation.free(gain);
    reasons.add(
        isFixed
            ? "parts lie alike (thumbnails correlate by %.2f): small turns, no mirrors"
                .formatted(seen.alikeness())
            : "parts lie in different ways (thumbnails correlate by %.2f): any turn, mirrors"
                .formatted(seen.alikeness()));
    reasons.add(
        "light varies by %.0f %% from picture to picture: gain by %.0f %%"
            .formatted(100 * seen.lightSpread(), 100 * gain));
    reasons.add(seen.hasColour() ? "pictures have colour: 3 channels" : "no colour: 1 channel");
    return new DataPlan(seen.hasColour() ? 3 : 1, scale, side, crops, augmentation, reasons);
  }

  private static int rounded(double length) {
    return Math.max(LEAST_PX, ((int) Math.round(length) + 15) / 16 * 16);
  }

  private static double wholeScale(DataInventory seen, List<String> reasons) {
    double scale = atMost((double) WHOLE_PX / seen.longestPx());
    reasons.add(
        "scale %s: without masks a crop must hold the picture, longest side %d"
            .formatted(scale, seen.longestPx()));
    return scale;
  }

  private static double scale(DataInventory seen, List<String> reasons) {
    double usual = Math.sqrt(USUAL_PIXELS / seen.medianPixels());
    double needed = Double.isNaN(seen.smallDefectPx()) ? 0 : SEEN_PX / seen.smallDefectPx();
    double most = Math.sqrt(MOST_PIXELS / seen.medianPixels());
    double scale = atMost(Math.min(most, Math.max(usual, Math.min(needed, 1))));
    reasons.add(
        "scale %s: pictures of %.2f Mpixel, small defects %.0f pixels across"
            .formatted(scale, seen.medianPixels() / 1e6, seen.smallDefectPx()));
    return scale;
  }

  private static double atMost(double wanted) {
    for (double scale : SCALES) {
      if (scale <= wanted * 1.05) {
        return scale;
      }
    }
    return SCALES[SCALES.length - 1];
  }
}
