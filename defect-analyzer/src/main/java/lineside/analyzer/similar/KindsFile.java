package lineside.analyzer.similar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.analyzer.kind.DefectKind;
import lineside.analyzer.kind.KindChange;
import lineside.analyzer.kind.KindsFound;

/** The kinds of a published index: {@code kinds.json} beside its files. */
final class KindsFile {
  static final String NAME = "kinds.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private KindsFile() {}

  static void write(Path directory, KindsFound found) throws IOException {
    Files.writeString(directory.resolve(NAME), text(found));
  }

  private static String text(KindsFound found) throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put("findingsWithoutKind", found.without());
    ArrayNode kinds = root.putArray("kinds");
    for (DefectKind kind : found.kinds()) {
      ObjectNode node =
          kinds
              .addObject()
              .put("kindId", kind.kindId())
              .put("likelyName", kind.likelyName())
              .put("findings", kind.findings())
              .put("firstSeenAt", kind.firstSeenAt().toString())
              .put("lastSeenAt", kind.lastSeenAt().toString());
      ArrayNode exemplars = node.putArray("exemplarCrops");
      kind.exemplars().forEach(exemplars::add);
    }
    ArrayNode changes = root.putArray("changes");
    for (KindChange change : found.changes()) {
      ObjectNode node = changes.addObject().put("change", change.change().name());
      change.from().forEach(node.putArray("from")::add);
      change.to().forEach(node.putArray("to")::add);
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }
}
