package lineside.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.wire.TrustedRecords;
import org.apache.avro.AvroTypeException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Reads alarm rules of a recipe: objects with the field names of the message, of which only {@code
 * ruleId} and {@code kind} must be there.
 */
final class AlarmRuleFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AlarmRuleFile() {}

  /**
   * The rules of a list; none when there is no list.
   *
   * @throws IOException naming the rule that is not usable
   */
  static List<AlarmRule> rules(JsonNode list) throws IOException {
    List<AlarmRule> rules = new ArrayList<>();
    for (JsonNode node : list) {
      try {
        rules.add(rule(node));
      } catch (RuntimeException | IOException e) {
        throw new IOException(
            "alarm rule %s: %s".formatted(node.path("ruleId").asText("?"), e.getMessage()), e);
      }
    }
    return rules;
  }

  private static AlarmRule rule(JsonNode node) throws IOException {
    node.required("ruleId");
    node.required("kind");
    ObjectNode full = defaults();
    node.fields()
        .forEachRemaining(
            field -> {
              if (!full.has(field.getKey())) {
                throw new AvroTypeException(field.getKey() + " is not a known field");
              }
              full.set(field.getKey(), field.getValue());
            });
    return new SpecificDatumReader<>(AlarmRule.class)
        .read(
            new AlarmRule(),
            DecoderFactory.get().jsonDecoder(AlarmRule.getClassSchema(), full.toString()));
  }

  private static ObjectNode defaults() throws IOException {
    TrustedRecords.trust();
    AlarmRule rule = AlarmRule.newBuilder().setRuleId("").setKind(AlarmRuleKind.K_OF_N).build();
    return (ObjectNode) JSON.readTree(rule.toString());
  }
}
