package lineside.cli.qualify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import lineside.vision.detect.GoldenResult;
import lineside.vision.model.ModelPackage;

/** The results of {@code qualify} as JSON. */
public final class QualifyJson {
  private QualifyJson() {}

  /** {@code {package, sha256, qualified, tolerance, variants: [{provider, samples}]}}. */
  public static ObjectNode of(ModelPackage model, List<QualifiedVariant> variants) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("package", model.directory().toString());
    root.put("sha256", model.sha256());
    root.put("qualified", variants.stream().allMatch(v -> v.complaint().isEmpty()));
    root.put("tolerance", model.card().goldenTolerance());
    for (QualifiedVariant variant : variants) {
      ObjectNode node = root.withArrayProperty("variants").addObject();
      node.put("provider", variant.provider());
      variant.worst().ifPresent(worst -> put(node, "maxDifference", worst.difference()));
      for (GoldenResult result : variant.results()) {
        ObjectNode sample = node.withArrayProperty("samples").addObject();
        sample.put("file", result.file());
        sample.put("batch", result.company().name().toLowerCase(Locale.ROOT));
        sample.put("expected", result.expected());
        put(sample, "got", result.actual());
        put(sample, "difference", result.difference());
        sample.put("reproduced", result.isReproduced());
        sample.put("problem", result.problem());
      }
    }
    return root;
  }

  private static void put(ObjectNode node, String name, double figure) {
    if (Double.isFinite(figure)) {
      node.put(name, figure);
    } else {
      node.putNull(name);
    }
  }
}
