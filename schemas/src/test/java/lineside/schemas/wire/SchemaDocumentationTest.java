package lineside.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Integrators read the schemas: nothing in them goes without a sentence. */
class SchemaDocumentationTest {
  @Test
  void everyRecordFieldAndEnumerationIsDocumentedAndEveryEnumerationHasADefault() {
    Map<String, Schema> named = new LinkedHashMap<>();
    WireFormat.messageSchemas().forEach(schema -> collect(schema, named));

    assertThat(named).hasSizeGreaterThan(WireFormat.messageSchemas().size());
    assertThat(gaps(named.values())).isEmpty();
  }

  @Test
  void findsPlantedGaps() {
    Schema planted =
        SchemaBuilder.record("R")
            .doc("Documented.")
            .fields()
            .requiredInt("a")
            .name("e")
            .doc("Documented.")
            .type(SchemaBuilder.enumeration("E").symbols("A"))
            .noDefault()
            .endRecord();
    Map<String, Schema> named = new LinkedHashMap<>();
    collect(planted, named);

    assertThat(gaps(named.values()))
        .containsExactly("R.a has no doc", "E has no doc", "E has no default");
  }

  private static List<String> gaps(Iterable<Schema> schemas) {
    List<String> gaps = new ArrayList<>();
    for (Schema schema : schemas) {
      if (isBlank(schema.getDoc())) {
        gaps.add(schema.getName() + " has no doc");
      }
      if (schema.getType() == Schema.Type.ENUM) {
        if (schema.getEnumDefault() == null) {
          gaps.add(schema.getName() + " has no default");
        }
        continue;
      }
      for (Schema.Field field : schema.getFields()) {
        if (isBlank(field.doc())) {
          gaps.add(schema.getName() + "." + field.name() + " has no doc");
        }
      }
    }
    return gaps;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static void collect(Schema schema, Map<String, Schema> named) {
    switch (schema.getType()) {
      case RECORD -> {
        if (named.putIfAbsent(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), named));
        }
      }
      case ENUM -> named.putIfAbsent(schema.getFullName(), schema);
      case ARRAY -> collect(schema.getElementType(), named);
      case MAP -> collect(schema.getValueType(), named);
      case UNION -> schema.getTypes().forEach(type -> collect(type, named));
      default -> {}
    }
  }
}
