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
 * @param choices what was chosen, in the order of the table
 */
public record DataPlan(
    int channels,
    double scale,
    int cropSidePx,
    int crops,
    Augmentation augmentation,
    List<Choice> choices) {
  private static final double[] SCALES = {1, 0.75, 0.625, 0.5, 0.375, 0.25, 0.1875, 0.125};

  /** A picture of that many net pixels keeps a line busy enough: 640x480. */
  private static final double USUAL_PIXELS = 310_000;

  /** Beyond that even small defects don't justify the time. */
  private static final double MOST_PIXELS = 1_200_000;

  /** Net pixels that a small defect must measure across to be seen. */
  private static final double SEEN_PX = 6;

  /** Twice as many small crops show twice as many defects in the same time. */
  private static final Window NEAR = new Window(128, 16);

  private static final Window WIDE = new Window(192, 8);

  /** A defect must fit into that share of a crop to be learned from small ones. */
  private static final double FITTING_SHARE = 0.75;

  /** Good pictures up to that size are learned whole. */
  private static final int SMALL_PX = 288;

  /** Crops of a batch that hold a whole picture. */
  private static final int CROPS = 8;

  /** Without masks a crop holds the whole picture, which must not be larger than that. */
  private static final int WHOLE_PX = 320;

  /** The network sees 1/16 of it, and the light of 5 such blocks. */
  private static final int LEAST_PX = 64;

  private static final double ALIKE_FROM = 0.85;

  /** Copies the choices. */
  public DataPlan {
    choices = List.copyOf(choices);
  }

  /**
   * A choice.
   *
   * @param what what was to choose
   * @param chosen the choice
   * @param why what in the data led to it
   */
  public record Choice(String what, String chosen, String why) {
    /** For people. */
    public String line() {
      return "%s %s: %s".formatted(what, chosen, why);
    }
  }

  /**
   * Chooses.
   *
   * @param hasDefects whether any picture shows a defect
   */
  public static DataPlan of(DataInventory seen, boolean hasDefects) {
    List<Choice> choices = new ArrayList<>();
    boolean needsWhole = hasDefects && !seen.hasMasks();
    double scale = needsWhole ? wholeScale(seen, choices) : scale(seen, choices);
    Window window = window(seen, scale, hasDefects, choices);
    choices.add(turns(seen));
    double gain = Math.max(0.08, Math.min(0.4, 0.06 + 0.5 * seen.lightSpread()));
    choices.add(
        new Choice(
            "light",
            "gain by %.0f %%".formatted(100 * gain),
            "it varies by %.0f %% from picture to picture".formatted(100 * seen.lightSpread())));
    choices.add(
        new Choice(
            "channels",
            seen.hasColour() ? "3" : "1",
            seen.hasColour() ? "pictures have colour" : "pictures are grey"));
    Augmentation augmentation = isFixed(seen) ? Augmentation.fixed(gain) : Augmentation.free(gain);
    return new DataPlan(
        seen.hasColour() ? 3 : 1, scale, window.sidePx(), window.crops(), augmentation, choices);
  }

  private record Window(int sidePx, int crops) {}

  private static Window window(
      DataInventory seen, double scale, boolean hasDefects, List<Choice> choices) {
    Window whole = new Window(rounded(seen.longestPx() * scale), CROPS);
    double large = seen.largeDefectPx() * scale;
    Window window;
    String why;
    if (hasDefects && !seen.hasMasks()) {
      window = whole;
      why = "without masks it must hold the whole picture";
    } else if (!hasDefects) {
      window = whole.sidePx() <= SMALL_PX ? whole : WIDE;
      why = "there are only good pictures";
    } else {
      window = large <= FITTING_SHARE * NEAR.sidePx() ? NEAR : WIDE;
      why = "four of five defects are at most %.0f pixels long".formatted(large);
    }
    String chosen = "%d pixels, %d in a batch".formatted(window.sidePx(), window.crops());
    choices.add(new Choice("crop", chosen, why));
    return window;
  }

  private static boolean isFixed(DataInventory seen) {
    return seen.alikeness() >= ALIKE_FROM;
  }

  private static Choice turns(DataInventory seen) {
    String thumbnails = "(thumbnails correlate by %.2f)".formatted(seen.alikeness());
    return isFixed(seen)
        ? new Choice("turns", "small ones, no mirrors", "parts lie alike " + thumbnails)
        : new Choice("turns", "any, mirrors", "parts lie in different ways " + thumbnails);
  }

  private static int rounded(double length) {
    return Math.max(LEAST_PX, ((int) Math.round(length) + 15) / 16 * 16);
  }

  private static double wholeScale(DataInventory seen, List<Choice> choices) {
    double scale = atMost((double) WHOLE_PX / seen.longestPx());
    choices.add(
        new Choice(
            "scale",
            Double.toString(scale),
            "without masks a crop must hold the picture, longest side %d"
                .formatted(seen.longestPx())));
    return scale;
  }

  private static double scale(DataInventory seen, List<Choice> choices) {
    double usual = Math.sqrt(USUAL_PIXELS / seen.medianPixels());
    double needed = Double.isNaN(seen.smallDefectPx()) ? 0 : SEEN_PX / seen.smallDefectPx();
    double most = Math.sqrt(MOST_PIXELS / seen.medianPixels());
    double scale = atMost(Math.min(most, Math.max(usual, Math.min(needed, 1))));
    String size = "pictures of %.2f Mpixel".formatted(seen.medianPixels() / 1e6);
    choices.add(
        new Choice(
            "scale",
            Double.toString(scale),
            Double.isNaN(seen.smallDefectPx())
                ? size
                : size + ", small defects %.0f pixels across".formatted(seen.smallDefectPx())));
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
