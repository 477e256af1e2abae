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
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Puts ONNX files together, node by node. */
final class TestGraph {
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("fixture");

  /** An input; a size of 0 is a free axis. */
  TestGraph input(String name, TensorProto.DataType type, long... sizes) {
    graph.addInput(value(name, type, sizes));
    return this;
  }

  /** A float32 output; a size of 0 is a free axis. */
  TestGraph output(String name, long... sizes) {
    graph.addOutput(value(name, TensorProto.DataType.FLOAT, sizes));
    return this;
  }

  /** An operation with one result, which has its name. */
  TestGraph node(
      String operator, String output, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return this;
  }

  /** A list of one number. */
  TestGraph number(String name, float value) {
    return floats(name, new long[] {1}, value);
  }

  /** A tensor of numbers. */
  TestGraph floats(String name, long[] shape, float... values) {
    graph.addInitializer(floatTensor(name, shape, values));
    return this;
  }

  static TensorProto floatTensor(String name, long[] shape, float... values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      raw.putFloat(value);
    }
    return tensor(name, TensorProto.DataType.FLOAT, raw.flip(), shape);
  }

  /** A list of whole numbers. */
  TestGraph longs(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      raw.putLong(value);
    }
    graph.addInitializer(
        tensor(name, TensorProto.DataType.INT64, raw.flip(), new long[] {values.length}));
    return this;
  }

  /** A constant as it is. */
  TestGraph constant(TensorProto tensor) {
    graph.addInitializer(tensor);
    return this;
  }

  static TensorProto tensor(String name, TensorProto.DataType type, ByteBuffer raw, long... shape) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(type.getNumber())
        .addAllDims(Arrays.stream(shape).boxed().toList())
        .setRawData(ByteString.copyFrom(raw))
        .build();
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto ints(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(LongStream.of(values).boxed().toList())
        .build();
  }

  byte[] encode() {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

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
