package lineside.footage.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import lineside.footage.plan.LinePlan;
import lineside.footage.plan.PlannedPart;
import lineside.footage.scenario.LineSpec;
import lineside.footage.scenario.ReadingSpec;
import lineside.footage.scenario.Scenario;

/**
 * Writes what MES and machines tell about the run: {@code context.jsonl} and {@code process.jsonl},
 * by time.
 */
public final class LineLogs {
  /** The MES knows a part a little before its first camera does. */
  private static final long AHEAD_MILLIS = 100;

  private LineLogs() {}

  public static void writeContext(Path file, List<LinePlan> plans) throws IOException {
    List<ObjectNode> lines = new ArrayList<>();
    for (LinePlan plan : plans) {
      plan.parts().forEach(part -> lines.add(context(plan.line(), part)));
    }
    writeByTime(file, lines);
  }

  private static ObjectNode context(LineSpec line, PlannedPart part) {
    ObjectNode node = JsonLines.object();
    node.put("offsetMillis", Math.max(0, part.offsetMillis() - AHEAD_MILLIS));
    node.put("lineId", line.lineId());
    node.put("partId", part.partId());
    node.put("attempt", 1);
    node.put("productId", line.productId());
    node.put("orderId", line.orderId());
    node.put("lotId", part.carrier().lotId());
    node.put("toolId", part.carrier().toolId());
    node.put("palletId", part.carrier().palletId());
    return node;
  }

  public static void writeReadings(Path file, Scenario scenario) throws IOException {
    List<ObjectNode> lines = new ArrayList<>();
    for (ReadingSpec reading : scenario.readings()) {
      Random random =
          scenario.rootSeed().child(reading.lineId()).child(reading.quantity()).random();
      for (long at = 0; at < scenario.durationMillis(); at += 1000) {
        double value = reading.valueAt(at / 1000.0) + reading.noise() * random.nextGaussian();
        ObjectNode node = JsonLines.object();
        node.put("offsetMillis", at);
        node.put("lineId", reading.lineId());
        node.put("quantity", reading.quantity());
        node.put("value", Math.round(value * 1000) / 1000.0);
        node.put("unit", reading.unit());
        lines.add(node);
      }
    }
    writeByTime(file, lines);
  }

  private static void writeByTime(Path file, List<ObjectNode> lines) throws IOException {
    lines.sort(Comparator.comparingLong(node -> node.get("offsetMillis").asLong()));
    try (JsonLines out = new JsonLines(file)) {
      for (ObjectNode line : lines) {
        out.write(line);
      }
    }
  }
}
