package lineside.training.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A replay as JSON; a figure that has nothing to count is null. */
public final class FlipsJson {
  private FlipsJson() {}

  /** The figures alone. */
  public static ObjectNode figures(ReplayResult result) {
    ReplayFigures figures = ReplayFigures.of(result);
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("frames", result.frames());
    root.set("baseline", side(result.baseline(), figures.baselineSpeed()));
    root.set("candidate", side(result.candidate(), figures.candidateSpeed()));
    root.put("pictures", figures.pictures());
    root.put("damaged", figures.damaged());
    root.set("agreement", figures.agreement().toJson());
    root.set("okToNotOk", figures.transition(Outcome.OK, Outcome.NOT_OK).toJson());
    root.set("notOkToOk", figures.transition(Outcome.NOT_OK, Outcome.OK).toJson());
    root.set("toNotDecidable", figures.toUndecidable().toJson());
    root.set("fromNotDecidable", figures.fromUndecidable().toJson());
    root.set("renamed", figures.renamed().toJson());
    ObjectNode transitions = root.putObject("transitions");
    figures.transitions().forEach((t, share) -> transitions.set(t.label(), share.toJson()));
    root.set("truth", truth(figures));
    root.set("byKind", byKind(figures));
    return root;
  }

  /** The figures, every flip and every damaged picture. */
  public static ObjectNode complete(ReplayResult result) {
    ObjectNode root = figures(result);
    ArrayNode flips = root.putArray("flips");
    result.comparisons().stream()
        .filter(c -> c.isFlip() || c.isRenamed())
        .forEach(c -> flips.add(flip(c)));
    ArrayNode damaged = root.putArray("damagedPictures");
    result
        .damaged()
        .forEach(d -> damaged.addObject().put("picture", d.name()).put("reason", d.reason()));
    return root;
  }

  private static ObjectNode side(Side side, ReplayFigures.Speed speed) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", side.name());
    node.put("package", side.directory());
    node.put("sha256", side.sha256());
    node.put("provider", side.provider());
    node.put("notOk", side.thresholds().notOk());
    node.put("undecidableFrom", side.thresholds().undecidableFrom());
    ObjectNode millis = node.putObject("millisPerPicture");
    put(millis, "median", speed.medianMillis());
    put(millis, "p99", speed.p99Millis());
    return node;
  }

  private static JsonNode truth(ReplayFigures figures) {
    return figures
        .judgement()
        .<JsonNode>map(
            judgement -> {
              ObjectNode node = JsonNodeFactory.instance.objectNode();
              node.put("pictures", judgement.pictures());
              node.put("mends", judgement.mends());
              node.put("breaks", judgement.breaks());
              node.put("mcNemarP", judgement.pValue());
              node.set("baseline", errors(judgement.baseline()));
              node.set("candidate", errors(judgement.candidate()));
              return node;
            })
        .orElse(JsonNodeFactory.instance.nullNode());
  }

  private static ObjectNode errors(ReplayFigures.Errors errors) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("escapes", errors.escapes().toJson());
    node.set("overkill", errors.overkill().toJson());
    node.set("undecided", errors.undecided().toJson());
    return node;
  }

  private static ObjectNode byKind(ReplayFigures figures) {
    ObjectNode kinds = JsonNodeFactory.instance.objectNode();
    figures
        .byKind()
        .forEach(
            (kind, some) -> {
              ObjectNode node = kinds.putObject(kind);
              node.put("pictures", some.pictures());
              node.put("okToNotOk", some.transition(Outcome.OK, Outcome.NOT_OK).count());
              node.put("notOkToOk", some.transition(Outcome.NOT_OK, Outcome.OK).count());
              node.put("toNotDecidable", some.toUndecidable().count());
              node.put("fromNotDecidable", some.fromUndecidable().count());
              node.put("renamed", some.renamed().count());
              node.put("mends", some.flips(Effect.MENDS));
              node.put("breaks", some.flips(Effect.BREAKS));
            });
    return kinds;
  }

  private static ObjectNode flip(Comparison comparison) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("picture", comparison.name());
    node.put("from", comparison.baseline().outcome().name());
    node.put("to", comparison.candidate().outcome().name());
    node.put("effect", comparison.effect().name());
    node.put("truth", comparison.truth().map(Truth::label).orElse(null));
    put(node, "baselineScore", comparison.baseline().score());
    put(node, "candidateScore", comparison.candidate().score());
    node.put("baselineKind", comparison.baseline().kindFound());
    node.put("candidateKind", comparison.candidate().kindFound());
    return node;
  }

  private static void put(ObjectNode node, String name, double figure) {
    if (Double.isFinite(figure)) {
      node.put(name, figure);
    } else {
      node.putNull(name);
    }
  }

  private static void put(ObjectNode node, String name, float figure) {
    if (Float.isFinite(figure)) {
      node.put(name, figure);
    } else {
      node.putNull(name);
    }
  }
}
