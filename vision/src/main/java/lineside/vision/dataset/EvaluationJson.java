package lineside.vision.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The layout of {@code evaluate --json}; a figure that has nothing to count is null, never 0. */
public final class EvaluationJson {
  private EvaluationJson() {}

  /** Writes a report. */
  public static ObjectNode of(EvaluationReport report) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ObjectNode image = root.withObjectProperty("image");
    put(image, report.image());
    putNumber(image, "threshold", report.thresholds().notOk());
    putNumber(image, "undecidableFrom", report.thresholds().undecidableFrom());
    putNumber(image, "undecidedRate", report.undecidedRate());
    pixel(root, report);
    ObjectNode perClass = root.withObjectProperty("perClass");
    report
        .perClass()
        .forEach(
            (kind, figures) -> {
              ObjectNode node = perClass.withObjectProperty(kind);
              put(node, figures);
              putNumber(node, "kindRecognised", report.kindRecognised(kind));
            });
    ObjectNode millis = root.withObjectProperty("millisPerImage");
    putNumber(millis, "median", report.millis(0.5));
    putNumber(millis, "p99", report.millis(0.99));
    ObjectNode slices = root.withObjectProperty("slices");
    report.slices().forEach((name, figures) -> put(slices.withObjectProperty(name), figures));
    ObjectNode confusion = root.withObjectProperty("confusion");
    report
        .confusion()
        .forEach((label, found) -> found.forEach(confusion.withObjectProperty(label)::put));
    report.gaps().forEach(root.withArrayProperty("gaps")::add);
    problems(root, report);
    return root;
  }

  private static void pixel(ObjectNode root, EvaluationReport report) {
    Optional<PixelFigures> known = report.pixel();
    if (known.isEmpty()) {
      root.putNull("pixel");
      return;
    }
    ObjectNode pixel = root.withObjectProperty("pixel");
    putNumber(pixel, "ap", known.get().ap());
    putNumber(pixel, "auroc", known.get().auroc());
    putInterval(pixel, "apInterval", known.get().apInterval());
  }

  private static void problems(ObjectNode root, EvaluationReport report) {
    ObjectNode problems = root.withObjectProperty("problems");
    problems.put("count", report.problems().size());
    ArrayNode files = problems.withArrayProperty("files");
    for (PictureProblem problem : report.problems()) {
      files
          .addObject()
          .put("file", problem.file().toString())
          .put("kind", problem.kind().name())
          .put("message", problem.message());
    }
  }

  private static void put(ObjectNode node, ImageFigures figures) {
    putNumber(node, "auroc", figures.auroc());
    putInterval(node, "aurocInterval", figures.aurocInterval());
    putNumber(node, "ap", figures.ap());
    putNumber(node, "escapeRate", figures.escapeRate());
    putInterval(node, "escapeInterval", figures.escapes().interval());
    putNumber(node, "overkillRate", figures.overkillRate());
    putInterval(node, "overkillInterval", figures.overkill().interval());
    ObjectNode n = node.withObjectProperty("n");
    n.put("good", figures.good());
    n.put("defect", figures.defect());
  }

  /** A number, null when it is none. */
  public static void putNumber(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  /** An interval, null when there is none. */
  public static void putInterval(ObjectNode node, String name, Optional<Interval> interval) {
    if (interval.isEmpty()) {
      node.putNull(name);
      return;
    }
    node.withObjectProperty(name)
        .put("low", interval.get().low())
        .put("high", interval.get().high())
        .put("method", interval.get().method());
  }
}
