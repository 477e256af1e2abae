package lineside.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import lineside.training.card.Arithmetic;
import lineside.vision.dataset.DuplicatePictures;
import lineside.vision.dataset.Evaluation;
import lineside.vision.dataset.EvaluationJson;
import lineside.vision.dataset.EvaluationReport;
import lineside.vision.dataset.PairedComparison;
import lineside.vision.model.ModelPackage;

/** What {@code evaluate --json} writes: the figures of the report and what was measured besides. */
final class EvaluationResult {
  private final ObjectNode root;

  EvaluationResult(ModelPackage model, EvaluationReport report) {
    root = EvaluationJson.of(report);
    put(root.withObjectProperty("model"), model);
  }

  private static void put(ObjectNode node, ModelPackage model) {
    node.put("name", model.card().name()).put("size", model.card().size());
    node.put("sha256", model.sha256());
  }

  void putArithmetic(double gigaMacs) {
    root.withObjectProperty("arithmetic").put("sidePx", Arithmetic.SIDE_PX).put("gmac", gigaMacs);
  }

  void putRuntimeRace(RuntimeRace loop) {
    loop.put(root.withObjectProperty("speed"));
  }

  void putRegions(Evaluation.InRegions measured) {
    ObjectNode node = root.withObjectProperty("regions");
    node.put("defectsOutside", measured.defectsOutside());
    ObjectNode findings = node.withObjectProperty("suppressedFindings");
    measured.suppressedFindings().forEach(findings::put);
  }

  void putDoubles(DuplicatePictures doubles) {
    ObjectNode node = root.withObjectProperty("duplicates");
    node.put("count", doubles.pairs().size());
    node.put("trainCompared", doubles.compared());
    node.put("trainUnreadable", doubles.problems().size());
    ArrayNode pairs = node.withArrayProperty("pairs");
    for (DuplicatePictures.Pair pair : doubles.pairs()) {
      pairs.addObject().put("test", pair.test().toString()).put("train", pair.train().toString());
    }
  }

  void putComparison(ModelPackage baseline, PairedComparison comparison) {
    ObjectNode node = root.withObjectProperty("comparison");
    put(node.withObjectProperty("baseline"), baseline);
    node.put("pictures", comparison.pictures());
    put(node.withObjectProperty("auroc"), comparison.auroc());
    if (comparison.pixel().isEmpty()) {
      node.putNull("pixelAp");
    } else {
      put(node.withObjectProperty("pixelAp"), comparison.pixel().get());
    }
  }

  private static void put(ObjectNode node, PairedComparison.Difference difference) {
    EvaluationJson.putNumber(node, "difference", difference.value());
    EvaluationJson.putInterval(node, "interval", difference.interval());
  }

  ObjectNode json() {
    return root;
  }
}
