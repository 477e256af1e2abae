package lineside.vision.detect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Looks through an ONNX file for weights that must not run: such that are no numbers, which a
 * network can hide (a maximum with 0 may swallow them) until the one part comes that needed them,
 * and such that lie in another file, which no hash of the package covers.
 *
 * <p>The runtime tells nothing about weights, so this walks the file itself. What is no ONNX file
 * passes: the runtime refuses it better.
 *
 * <p>Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
final class WeightCheck {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_GRAPH = 6;

  private WeightCheck() {}

  /** What is wrong with the first bad weight, or null. */
  static @Nullable String problem(byte[] onnx) {
    ProtoFields model = new ProtoFields(ByteBuffer.wrap(onnx));
    while (model.next()) {
      if (model.field() == MODEL_GRAPH) {
        @Nullable String problem = graph(model.bytes());
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  private static @Nullable String graph(ByteBuffer message) {
    ProtoFields graph = new ProtoFields(message);
    while (graph.next()) {
      @Nullable String problem =
          switch (graph.field()) {
            case GRAPH_INITIALIZER -> WeightTensor.of(graph.bytes()).problem();
            case GRAPH_NODE -> node(graph.bytes());
            default -> null;
          };
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable String node(ByteBuffer message) {
    ProtoFields node = new ProtoFields(message);
    while (node.next()) {
      if (node.field() == NODE_ATTRIBUTE) {
        @Nullable String problem = attribute(node.bytes());
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  private static @Nullable String attribute(ByteBuffer message) {
    ProtoFields attribute = new ProtoFields(message);
    while (attribute.next()) {
      @Nullable String problem =
          switch (attribute.field()) {
            case ATTRIBUTE_TENSOR -> WeightTensor.of(attribute.bytes()).problem();
            case ATTRIBUTE_GRAPH -> graph(attribute.bytes());
            default -> null;
          };
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  /**
   * A constant of the graph.
   *
   * @param name its name
   * @param type what its elements are
   * @param isElsewhere whether its elements lie in another file
   * @param content its elements, little-endian
   */
  private record WeightTensor(String name, int type, boolean isElsewhere, ByteBuffer content) {
    private static final int TYPE = 2;
    private static final int FLOATS = 4;
    private static final int NAME = 8;
    private static final int RAW = 9;
    private static final int DOUBLES = 10;
    private static final int LOCATION = 14;
    private static final int FLOAT = 1;
    private static final int FLOAT16 = 10;
    private static final int DOUBLE = 11;

    static WeightTensor of(ByteBuffer message) {
      String name = "";
      int type = 0;
      boolean isElsewhere = false;
      ByteBuffer content = ByteBuffer.allocate(0);
      ProtoFields tensor = new ProtoFields(message);
      while (tensor.next()) {
        switch (tensor.field()) {
          case NAME -> name = StandardCharsets.UTF_8.decode(tensor.bytes()).toString();
          case TYPE -> type = (int) tensor.number();
          case LOCATION -> isElsewhere = tensor.number() != 0;
          case FLOATS, DOUBLES, RAW -> content = tensor.bytes();
          default -> {}
        }
      }
      return new WeightTensor(name, type, isElsewhere, content);
    }

    @Nullable String problem() {
      if (isElsewhere) {
        return "weight %s lies in another file, which no hash covers".formatted(name);
      }
      int size =
          switch (type) {
            case FLOAT -> Float.BYTES;
            case FLOAT16 -> Short.BYTES;
            case DOUBLE -> Double.BYTES;
            default -> 0;
          };
      for (int i = 0; size > 0 && (i + 1) * size <= content.limit(); i++) {
        if (isNaN(i * size)) {
          return "weight %s is NaN at element %d".formatted(name, i);
        }
      }
      return null;
    }

    private boolean isNaN(int at) {
      return switch (type) {
        case FLOAT -> Float.isNaN(content.getFloat(at));
        case DOUBLE -> Double.isNaN(content.getDouble(at));
        // Exponent all ones, mantissa not zero.
        default -> (content.getShort(at) & 0x7fff) > 0x7c00;
      };
    }
  }
}
