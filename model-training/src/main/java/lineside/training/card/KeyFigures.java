package lineside.training.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lineside.vision.dataset.EvaluationReport;
import lineside.vision.dataset.ImageFigures;
import lineside.vision.dataset.PixelFigures;

/** The handful of numbers at the top of a card. */
final class KeyFigures {
  private KeyFigures() {}

  static List<Map<String, Object>> of(CardFacts facts, double gigaMacs) {
    List<Map<String, Object>> tiles = new ArrayList<>();
    if (!facts.evaluations().isEmpty()) {
      EvaluationReport report = facts.evaluations().get(0).report();
      ImageFigures image = report.image();
      add(tiles, "image AUROC", Figures.share(image.auroc()), Figures.share(image.aurocInterval()));
      report
          .pixel()
          .ifPresent(
              (PixelFigures pixel) ->
                  add(
                      tiles,
                      "pixel AP",
                      Figures.share(pixel.ap()),
                      Figures.share(pixel.apInterval())));
      add(
          tiles,
          "escapes",
          Figures.percent(image.escapeRate()),
          Figures.percent(image.escapes().interval()));
      add(
          tiles,
          "overkill",
          Figures.percent(image.overkillRate()),
          Figures.percent(image.overkill().interval()));
      add(tiles, "per picture", Figures.millis(report.millis(0.5)), "median, one after another");
    }
    add(tiles, "arithmetic", String.format(Locale.ROOT, "%.2f GMAC", gigaMacs), "at 256 x 256");
    return tiles;
  }

  private static void add(
      List<Map<String, Object>> tiles, String name, String value, String range) {
    tiles.add(Map.of("name", name, "value", value, "range", range));
  }
}
