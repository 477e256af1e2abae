package lineside.bench.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reports for a script. */
public final class ReportJson {
  private ReportJson() {}

  /** All reports of a run. */
  public static ObjectNode of(Circumstances where, List<Report> reports) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("machine", where.machine())
        .put("java", where.java())
        .put("commit", where.commit())
        .put("command", where.command());
    ArrayNode benchmarks = root.putArray("benchmarks");
    reports.forEach(report -> put(benchmarks.addObject(), report));
    return root;
  }

  private static void put(ObjectNode node, Report report) {
    node.put("name", report.benchmark()).put("holds", report.holds());
    ArrayNode figures = node.putArray("figures");
    for (Figure figure : report.figures()) {
      ObjectNode one =
          figures
              .addObject()
              .put("what", figure.what())
              .put("unit", figure.unit())
              .put("median", figure.value().median())
              .put("min", figure.value().min())
              .put("max", figure.value().max())
              .put("rounds", figure.value().rounds())
              .put("detail", figure.detail());
      Target target = figure.target();
      if (target != null) {
        one.put("target", target.toString()).put("holds", figure.holds());
      }
    }
    ArrayNode remarks = node.putArray("remarks");
    report.remarks().forEach(remarks::add);
  }
}
