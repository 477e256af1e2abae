package lineside.schemas.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * Describes the JSON of {@link JsonForm} by JSON Schema draft 7: the same fields, documentation,
 * enumerations and bounds of whole numbers as the Avro schema. A field with a default need not be
 * sent; every field is in what Lineside sends.
 */
public final class JsonSchemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String DEFINITIONS = "#/definitions/";

  private final ObjectNode definitions = NODES.objectNode();
  private final Set<String> begun = new TreeSet<>();

  private JsonSchemas() {}

  /** The JSON Schema of a message. */
  public static ObjectNode of(Schema message) {
    JsonSchemas schemas = new JsonSchemas();
    ObjectNode root = NODES.objectNode();
    root.put("$schema", "http://json-schema.org/draft-07/schema#");
    root.put("title", message.getName());
    root.setAll(schemas.object(message));
    if (!schemas.definitions.isEmpty()) {
      root.set("definitions", schemas.definitions);
    }
    return root;
  }

  private ObjectNode object(Schema schema) {
    ObjectNode object = NODES.objectNode();
    object.put("type", "object");
    if (schema.getDoc() != null) {
      object.put("description", schema.getDoc());
    }
    ObjectNode properties = object.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    for (Field field : schema.getFields()) {
      ObjectNode property = of(field);
      properties.set(field.name(), property);
      if (!field.hasDefaultValue()) {
        required.add(field.name());
      }
    }
    if (!required.isEmpty()) {
      object.set("required", required);
    }
    object.put("additionalProperties", false);
    return object;
  }

  private ObjectNode of(Field field) {
    ObjectNode type = any(field.schema());
    if (field.doc() != null) {
      // Beside a reference draft 7 ignores everything, a description too.
      if (type.has("$ref")) {
        ObjectNode wrapped = NODES.objectNode();
        wrapped.putArray("allOf").add(type);
        type = wrapped;
      }
      type.put("description", field.doc());
    }
    return type;
  }

  private ObjectNode any(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM -> named(schema);
      case UNION -> union(schema.getTypes());
      case ARRAY -> {
        ObjectNode array = typed("array");
        array.set("items", any(schema.getElementType()));
        yield array;
      }
      case MAP -> {
        ObjectNode map = typed("object");
        map.set("additionalProperties", any(schema.getValueType()));
        yield map;
      }
      case INT -> whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> whole(Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT, DOUBLE -> typed("number");
      case BOOLEAN -> typed("boolean");
      case NULL -> typed("null");
      case STRING, BYTES, FIXED -> typed("string");
    };
  }

  private ObjectNode named(Schema schema) {
    if (begun.add(schema.getName())) {
      definitions.set(
          schema.getName(),
          schema.getType() == Schema.Type.RECORD ? object(schema) : enumeration(schema));
    }
    ObjectNode reference = NODES.objectNode();
    reference.put("$ref", DEFINITIONS + schema.getName());
    return reference;
  }

  private static ObjectNode enumeration(Schema schema) {
    ObjectNode enumeration = typed("string");
    if (schema.getDoc() != null) {
      enumeration.put("description", schema.getDoc());
    }
    ArrayNode symbols = enumeration.putArray("enum");
    schema.getEnumSymbols().forEach(symbols::add);
    return enumeration;
  }

  private ObjectNode union(List<Schema> branches) {
    ObjectNode union = NODES.objectNode();
    ArrayNode any = union.putArray("anyOf");
    branches.forEach(branch -> any.add(any(branch)));
    return union;
  }

  private static ObjectNode whole(long least, long most) {
    ObjectNode whole = typed("integer");
    whole.put("minimum", least);
    whole.put("maximum", most);
    return whole;
  }

  private static ObjectNode typed(String name) {
    ObjectNode type = NODES.objectNode();
    type.put("type", name);
    return type;
  }
}
