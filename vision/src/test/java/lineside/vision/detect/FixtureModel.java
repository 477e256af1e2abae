package lineside.vision.detect;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Makes models whose answer can be computed by hand: the defect map is the mean level of each 2x2
 * block divided by 255, the first kind has that score and the second one minus it, the embedding is
 * the mean of the map. {@code src/test/resources/fixture-package/model.onnx} is {@link #plain()}.
 */
final class FixtureModel {
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("fixture");

  private FixtureModel() {}

  /** The model of the fixture package. */
  static byte[] plain() {
    return new FixtureModel().encode(false);
  }

  /** Answers NaN where the map would be below 1/2. */
  static byte[] rooted() {
    return new FixtureModel().encode(true);
  }

  private byte[] encode(boolean isRooted) {
    graph.addInput(value("image", TensorProto.DataType.UINT8, 0, 0, 0, 1));
    node("Cast", "numbers", List.of("image"), integer("to", 1));
    node("Transpose", "planes", List.of("numbers"), ints("perm", 0, 3, 1, 2));
    floats("scale", 1f / 255);
    node("Mul", "scaled", List.of("planes", "scale"));
    node(
        "AveragePool",
        "pooled",
        List.of("scaled"),
        ints("kernel_shape", 2, 2),
        ints("strides", 2, 2));
    floats("one", 1);
    floats("half", 0.5f);
    node("Sub", "inverse", List.of("one", "pooled"));
    node("Concat", "class_map", List.of("pooled", "inverse"), integer("axis", 1));
    node("ReduceMean", "embedding", List.of("pooled"), ints("axes", 2, 3), integer("keepdims", 0));
    longs("axis", 1);
    node("Sub", "above", List.of("pooled", "half"));
    node("Sqrt", "root", List.of("above"));
    node("Squeeze", "defect_map", List.of(isRooted ? "root" : "pooled", "axis"));
    graph.addOutput(value("defect_map", TensorProto.DataType.FLOAT, 0, 0, 0));
    graph.addOutput(value("class_map", TensorProto.DataType.FLOAT, 0, 2, 0, 0));
    graph.addOutput(value("embedding", TensorProto.DataType.FLOAT, 0, 1));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private void node(
      String operator, String output, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
  }

  private void floats(String name, float value) {
    ByteBuffer raw = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, value);
    constant(name, TensorProto.DataType.FLOAT, raw);
  }

  private void longs(String name, long value) {
    ByteBuffer raw = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
    constant(name, TensorProto.DataType.INT64, raw);
  }

  private void constant(String name, TensorProto.DataType type, ByteBuffer raw) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .addDims(1)
            .setRawData(ByteString.copyFrom(raw)));
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static AttributeProto ints(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(LongStream.of(values).boxed().toList())
        .build();
  }

  /** A size of 0 is a free dimension. */
  private static ValueInfoProto value(String name, TensorProto.DataType type, long... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int i = 0; i < sizes.length; i++) {
      TensorShapeProto.Dimension.Builder one = TensorShapeProto.Dimension.newBuilder();
      shape.addDim(sizes[i] == 0 ? one.setDimParam(name + i) : one.setDimValue(sizes[i]));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }
}
