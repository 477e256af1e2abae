package lineside.training.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lineside.training.card.CardFacts.Fact;
import lineside.training.chart.LineChart;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import org.jspecify.annotations.Nullable;

/** What the templates show: what the package says of itself and the facts, as text. */
final class CardPage {
  private static final double BYTES_PER_KILO = 1000;

  private final ModelPackage model;
  private final CardFacts facts;
  private final CardPictures pictures;

  CardPage(ModelPackage model, CardFacts facts, CardPictures pictures) {
    this.model = model;
    this.facts = facts;
    this.pictures = pictures;
  }

  Map<String, Object> contents() throws IOException {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("name", model.card().name());
    page.put("size", model.card().size());
    page.put("sha256", model.sha256());
    page.put("purpose", facts.purpose());
    List<Map<String, Object>> evaluations = new ArrayList<>();
    for (CardEvaluation evaluation : facts.evaluations()) {
      evaluations.add(EvaluationPart.of(evaluation, pictures));
    }
    page.put("evaluations", evaluations);
    page.put("isUnmeasured", evaluations.isEmpty());
    double gigaMacs = Arithmetic.gigaMacs(Files.readAllBytes(model.onnx()));
    page.put("tiles", KeyFigures.of(facts, gigaMacs));
    section(page, "identity", rows(identity(gigaMacs)));
    section(page, "data", rows(facts.data()));
    section(page, "choices", choices());
    section(page, "training", rows(facts.training()));
    List<Map<String, Object>> curves = new ArrayList<>();
    for (LineChart curve : facts.curves()) {
      curves.add(pictures.chart(curve));
    }
    section(page, "curves", curves);
    section(page, "speeds", speeds());
    page.put("machine", Machine.describe());
    page.put("load", Machine.load());
    section(page, "qualification", rows(qualification()));
    section(page, "limits", CardLimits.of(facts));
    section(page, "provenance", rows(provenance()));
    return page;
  }

  /** A list, and whether there is anything in it: sections repeat, headings do not. */
  private static void section(Map<String, Object> page, String name, List<?> items) {
    page.put(name, items);
    page.put(
        "has" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
        !items.isEmpty());
  }

  private List<Fact> identity(double gigaMacs) throws IOException {
    ModelCard card = model.card();
    List<Fact> rows = new ArrayList<>();
    rows.add(new Fact("size", card.size()));
    rows.add(new Fact("kinds it names", String.join(", ", model.classes())));
    rows.add(
        new Fact(
            "weights",
            String.format(Locale.ROOT, "%.0f kB", Files.size(model.onnx()) / BYTES_PER_KILO)));
    rows.add(
        new Fact(
            "arithmetic",
            String.format(
                Locale.ROOT, "%.3f GMAC for %2$d x %2$d pixels", gigaMacs, Arithmetic.SIDE_PX)));
    rows.add(new Fact("takes", card.input().channels() == 1 ? "grey pictures" : "colour pictures"));
    rows.add(
        new Fact(
            "verdict",
            String.format(
                Locale.ROOT,
                "not OK from a score of %.4f, undecidable from %.4f",
                model.thresholds().notOk(),
                model.thresholds().undecidableFrom())));
    rows.add(
        new Fact(
            "a place counts",
            String.format(
                Locale.ROOT,
                "from %.4f in the map, from %d pixels",
                card.postprocessing().pixelThreshold(),
                card.postprocessing().minAreaPx())));
    rows.add(new Fact("weights, sha-256", card.onnxSha256()));
    rows.add(new Fact("model, sha-256 of model.json", model.sha256()));
    return rows;
  }

  private List<Map<String, Object>> choices() {
    List<Map<String, Object>> rows = new ArrayList<>();
    facts
        .choices()
        .forEach(c -> rows.add(Map.of("what", c.what(), "chosen", c.chosen(), "why", c.why())));
    return rows;
  }

  private List<Map<String, Object>> speeds() {
    List<Map<String, Object>> rows = new ArrayList<>();
    facts
        .speeds()
        .forEach(
            s ->
                rows.add(
                    Map.of(
                        "provider", s.provider(),
                        "what", s.what(),
                        "median", Figures.millis(s.medianMillis()),
                        "p99", Figures.millis(s.p99Millis()))));
    for (CardEvaluation evaluation : facts.evaluations()) {
      rows.add(
          Map.of(
              "provider", evaluation.provider(),
              "what", "whole path without decoding, pictures of: " + evaluation.title(),
              "median", Figures.millis(evaluation.report().millis(0.5)),
              "p99", Figures.millis(evaluation.report().millis(0.99))));
    }
    return rows;
  }

  private List<Fact> qualification() {
    ModelCard card = model.card();
    List<Fact> rows = new ArrayList<>();
    rows.add(
        new Fact(
            "golden samples",
            String.format(
                Locale.ROOT,
                "%d pictures, their scores reproduced within %.4f or the package is refused",
                card.golden().size(),
                card.goldenTolerance())));
    rows.addAll(facts.qualification());
    return rows;
  }

  private List<Fact> provenance() {
    List<Fact> rows = new ArrayList<>(facts.provenance());
    rows.addAll(ProvenanceRows.of("", model.card().provenance()));
    @Nullable JsonNode calibration = model.card().calibration();
    if (calibration != null) {
      rows.addAll(ProvenanceRows.of("calibration", calibration));
    }
    return rows;
  }

  private static List<Map<String, Object>> rows(List<Fact> facts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    facts.forEach(fact -> rows.add(Map.of("name", fact.name(), "value", fact.value())));
    return rows;
  }
}
