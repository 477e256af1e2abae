package lineside.vision.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Accuracy and speed of a package on a data set.
 *
 * @param pictures every picture with its answer
 * @param thresholds thresholds of the package
 * @param pixels figures per map pixel; null when the set has no masks
 */
public record EvaluationReport(
    List<ScoredPicture> pictures, Limits thresholds, @Nullable PixelFigures pixels) {
  /**
   * From this moment on a fixed-camera set counts as late: wear and dirt no longer give it away.
   */
  private static final int LATE_FROM = 40;

  /** Copies the list. */
  public EvaluationReport {
    pictures = List.copyOf(pictures);
  }

  /**
   * Where verdicts change.
   *
   * @param notOk from here up not OK
   * @param undecidableFrom from here up to {@code notOk} undecidable
   */
  public record Limits(float notOk, float undecidableFrom) {}

  /**
   * How well pixels are told apart, at the resolution of the map; a map pixel counts as defect when
   * any of the picture's pixels in it does.
   *
   * @param ap average precision
   * @param auroc area under the curve
   */
  public record PixelFigures(double ap, double auroc) {}

  /** The figures of all pictures. */
  public ImageFigures image() {
    return ImageFigures.of(pictures, thresholds.notOk());
  }

  /** The figures of some pictures, by name; what the set does not know is left out. */
  public Map<String, ImageFigures> slices() {
    Map<String, ImageFigures> slices = new LinkedHashMap<>();
    addSlice(slices, "late", p -> p.time().isPresent() && p.time().getAsInt() >= LATE_FROM);
    if (pictures.stream().anyMatch(p -> p.picture().visibility() == Visibility.FAINT)) {
      addSlice(slices, "visible", p -> p.visibility() == Visibility.VISIBLE);
      addSlice(slices, "faint", p -> p.isGood() || p.visibility() == Visibility.FAINT);
    }
    return slices;
  }

  private void addSlice(
      Map<String, ImageFigures> slices, String name, Predicate<LabelledPicture> belongs) {
    List<ScoredPicture> some = pictures.stream().filter(p -> belongs.test(p.picture())).toList();
    if (!some.isEmpty()) {
      slices.put(name, ImageFigures.of(some, thresholds.notOk()));
    }
  }

  /** The layout of {@code evaluate --json}; a figure that has nothing to count is null. */
  public String toJson() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    ObjectNode image = root.withObjectProperty("image");
    put(image, image());
    putNumber(image, "threshold", thresholds.notOk());
    putNumber(image, "undecidableFrom", thresholds.undecidableFrom());
    putNumber(image, "undecidedRate", undecidedRate());
    PixelFigures known = pixels;
    if (known == null) {
      root.putNull("pixel");
    } else {
      putNumber(root.withObjectProperty("pixel"), "ap", known.ap());
      putNumber(root.withObjectProperty("pixel"), "auroc", known.auroc());
    }
    perClass(root.withObjectProperty("perClass"));
    millis(root.withObjectProperty("millisPerImage"));
    ObjectNode slices = root.withObjectProperty("slices");
    slices().forEach((name, figures) -> put(slices.withObjectProperty(name), figures));
    return root.toPrettyString();
  }

  private double undecidedRate() {
    long band =
        pictures.stream()
            .filter(p -> p.score() >= thresholds.undecidableFrom())
            .filter(p -> p.score() < thresholds.notOk())
            .count();
    return pictures.isEmpty() ? Double.NaN : (double) band / pictures.size();
  }

  private void perClass(ObjectNode node) {
    Map<String, List<ScoredPicture>> byLabel = new TreeMap<>();
    pictures.stream()
        .map(p -> p.picture().label())
        .filter(label -> !label.equals(LabelledPicture.GOOD))
        .distinct()
        .forEach(label -> byLabel.put(label, withGood(label)));
    byLabel.forEach(
        (label, some) -> {
          ObjectNode figures = node.withObjectProperty(label);
          put(figures, ImageFigures.of(some, thresholds.notOk()));
          putNumber(figures, "kindRecognised", kindRecognised(label));
        });
  }

  private List<ScoredPicture> withGood(String label) {
    return pictures.stream()
        .filter(p -> p.picture().isGood() || p.picture().label().equals(label))
        .toList();
  }

  private double kindRecognised(String label) {
    List<ScoredPicture> found =
        pictures.stream()
            .filter(p -> p.picture().label().equals(label) && p.kind().isPresent())
            .toList();
    long right = found.stream().filter(p -> label.equals(p.kindFound())).count();
    return found.isEmpty() ? Double.NaN : (double) right / found.size();
  }

  private void millis(ObjectNode node) {
    double[] sorted = pictures.stream().mapToDouble(ScoredPicture::millis).sorted().toArray();
    putNumber(node, "median", quantile(sorted, 0.5));
    putNumber(node, "p99", quantile(sorted, 0.99));
  }

  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static void put(ObjectNode node, ImageFigures figures) {
    putNumber(node, "auroc", figures.auroc());
    putNumber(node, "ap", figures.ap());
    putNumber(node, "escapeRate", figures.escapeRate());
    putNumber(node, "overkillRate", figures.overkillRate());
    ObjectNode n = node.withObjectProperty("n");
    n.put("good", figures.good());
    n.put("defect", figures.defect());
  }

  private static void putNumber(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
