package lineside.training.card;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lineside.training.chart.LineChart;
import lineside.vision.dataset.EvaluationReport;
import lineside.vision.dataset.ImageFigures;
import lineside.vision.dataset.LabelledPicture;

/** One measurement as the templates show it. */
final class EvaluationPart {
  private EvaluationPart() {}

  static Map<String, Object> of(CardEvaluation evaluation, CardPictures pictures)
      throws IOException {
    EvaluationReport report = evaluation.report();
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("title", evaluation.title());
    part.put("scope", scope(evaluation));
    part.put("rows", rows(report));
    report
        .pixel()
        .ifPresent(
            pixel -> {
              part.put("pixelAp", Figures.share(pixel.ap()));
              part.put("pixelApRange", Figures.share(pixel.apInterval()));
              part.put("pixelAuroc", Figures.share(pixel.auroc()));
              part.put("pixelMethod", pixel.apInterval().map(i -> i.method()).orElse(""));
            });
    part.put("hasPixels", report.pixel().isPresent());
    part.put("method", report.image().aurocInterval().map(i -> i.method()).orElse("none"));
    part.put("gaps", report.gaps());
    List<Map<String, Object>> charts = new ArrayList<>();
    for (LineChart chart : ScoreCurves.of(report)) {
      charts.add(pictures.chart(chart));
    }
    part.put("charts", charts);
    confusion(part, report);
    part.put("misses", examples(evaluation.misses(), pictures));
    part.put("hasMisses", !evaluation.misses().isEmpty());
    part.put("falseAlarms", examples(evaluation.falseAlarms(), pictures));
    part.put("hasFalseAlarms", !evaluation.falseAlarms().isEmpty());
    return part;
  }

  private static String scope(CardEvaluation evaluation) {
    EvaluationReport report = evaluation.report();
    int measured = report.pictures().size();
    String text = measured + " pictures";
    int tried = measured + (int) unread(report);
    if (tried < evaluation.available()) {
      text +=
          " of %d, the same share of every label, to save time".formatted(evaluation.available());
    }
    if (!report.problems().isEmpty()) {
      text += "; %d files could not be used".formatted(report.problems().size());
    }
    return text + ".";
  }

  private static long unread(EvaluationReport report) {
    return report.problems().stream()
        .filter(
            problem ->
                switch (problem.kind()) {
                  case UNREADABLE, NO_ANSWER, OTHER_SIZE_THAN_REGIONS -> true;
                  case UNREADABLE_MASK, WRONG_SIZE_MASK, NOT_COMPARED -> false;
                })
        .count();
  }

  private static List<Map<String, Object>> rows(EvaluationReport report) {
    List<Map<String, Object>> rows = new ArrayList<>();
    rows.add(row("all", report.image()));
    report.slices().forEach((name, figures) -> rows.add(row(name + " only", figures)));
    Map<String, ImageFigures> kinds = report.perClass();
    if (kinds.size() > 1) {
      kinds.forEach((kind, figures) -> rows.add(row(kind, figures)));
    }
    return rows;
  }

  private static Map<String, Object> row(String name, ImageFigures figures) {
    return Map.of(
        "name", name,
        "good", figures.good(),
        "defect", figures.defect(),
        "auroc", Figures.share(figures.auroc()),
        "aurocRange", Figures.share(figures.aurocInterval()),
        "escapes", Figures.percent(figures.escapeRate()),
        "escapesRange", Figures.percent(figures.escapes().interval()),
        "overkill", Figures.percent(figures.overkillRate()),
        "overkillRange", Figures.percent(figures.overkill().interval()));
  }

  private static void confusion(Map<String, Object> part, EvaluationReport report) {
    Map<String, Map<String, Integer>> counts = report.confusion();
    TreeSet<String> found = new TreeSet<>();
    counts.values().forEach(row -> found.addAll(row.keySet()));
    found.remove(EvaluationReport.NOTHING);
    List<String> columns = new ArrayList<>(found);
    columns.add(EvaluationReport.NOTHING);
    List<Map<String, Object>> rows = new ArrayList<>();
    counts.forEach(
        (label, row) -> {
          List<Map<String, Object>> cells = new ArrayList<>();
          for (String column : columns) {
            boolean isRight =
                column.equals(label)
                    || (label.equals(LabelledPicture.GOOD)
                        && column.equals(EvaluationReport.NOTHING));
            Integer count = row.get(column);
            cells.add(Map.of("count", count == null ? "" : count.toString(), "isRight", isRight));
          }
          rows.add(Map.of("label", label, "cells", cells));
        });
    part.put("foundColumns", columns);
    part.put("confusion", rows);
  }

  private static List<Map<String, Object>> examples(
      List<CardEvaluation.Example> examples, CardPictures pictures) throws IOException {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (CardEvaluation.Example example : examples) {
      shown.add(pictures.example(example));
    }
    return shown;
  }
}
