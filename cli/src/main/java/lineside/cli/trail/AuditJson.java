package lineside.cli.trail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lineside.schemas.record.AuditEntry;

/** Entries of the audit trail as a JSON array, named as the fields of the schema. */
public final class AuditJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private AuditJson() {}

  /**
   * Writes a file.
   *
   * @throws IOException when it cannot be written
   */
  public static void write(List<AuditEntry> entries, Path file) throws IOException {
    MAPPER.writeValue(file.toFile(), of(entries));
  }

  static ArrayNode of(List<AuditEntry> entries) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (AuditEntry entry : entries) {
      ObjectNode node = all.addObject();
      node.put("entryId", entry.getEntryId());
      node.put("subject", entry.getSubject());
      node.put("lineId", entry.getLineId());
      node.put("action", entry.getAction().name());
      node.put("actor", entry.getActor().name());
      node.put("who", entry.getWho());
      node.put("why", entry.getWhy());
      node.put("before", entry.getBefore());
      node.put("after", entry.getAfter());
      node.put("revision", entry.getRevision());
      node.put("modelSha256", entry.getModelSha256());
      node.put("at", entry.getAt().toString());
    }
    return all;
  }
}
