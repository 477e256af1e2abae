package lineside.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.ProcessReading;

/**
 * What the MES and the machines of a simulated factory say beside the cameras, in order of time.
 */
record CompanionData(List<Timed<PartContext>> contexts, List<Timed<ProcessReading>> readings) {

  /** Something said at an offset from line time zero; {@code at} of the message is still that. */
  record Timed<T>(long offsetMillis, T message) {}

  CompanionData {
    contexts = List.copyOf(contexts);
    readings = List.copyOf(readings);
  }

  /** Nothing is said. */
  static CompanionData none() {
    return new CompanionData(List.of(), List.of());
  }

  /**
   * Reads {@code context.jsonl}, which may be missing.
   *
   * @throws IOException when it is damaged
   */
  static List<Timed<PartContext>> contexts(Path file) throws IOException {
    return read(file, CompanionData::context);
  }

  /**
   * Reads {@code process.jsonl}, which may be missing.
   *
   * @throws IOException when it is damaged
   */
  static List<Timed<ProcessReading>> readings(Path file) throws IOException {
    return read(file, CompanionData::reading);
  }

  private static <T> List<Timed<T>> read(Path file, Function<JsonNode, T> parser)
      throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    ObjectMapper json = new ObjectMapper();
    List<Timed<T>> read = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        JsonNode node = json.readTree(line);
        read.add(new Timed<>(node.path("offsetMillis").asLong(), parser.apply(node)));
      }
    }
    read.sort(Comparator.comparingLong(Timed::offsetMillis));
    return read;
  }

  private static PartContext context(JsonNode node) {
    return PartContext.newBuilder()
        .setLineId(node.path("lineId").asText())
        .setPartId(node.path("partId").asText())
        .setAttempt(node.path("attempt").asInt(1))
        .setProductId(node.path("productId").asText(""))
        .setOrderId(node.path("orderId").asText(""))
        .setLotId(textOf(node, "lotId"))
        .setToolId(textOf(node, "toolId"))
        .setPalletId(textOf(node, "palletId"))
        .setAt(Instant.EPOCH)
        .build();
  }

  private static ProcessReading reading(JsonNode node) {
    return ProcessReading.newBuilder()
        .setLineId(node.path("lineId").asText())
        .setQuantity(node.path("quantity").asText())
        .setValue(node.path("value").asDouble())
        .setUnit(node.path("unit").asText(""))
        .setAt(Instant.EPOCH)
        .build();
  }

  private static String textOf(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNull() ? "" : value.asText("");
  }
}
