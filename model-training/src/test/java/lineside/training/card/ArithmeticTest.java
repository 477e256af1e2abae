package lineside.training.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  /** 8 kernels of 3x3 over 3 planes at half the side: 128 * 128 * 8 * 27. */
  @Test
  void countsAConvolutionAtTheStatedSide() throws IOException {
    byte[] onnx = convolution("Conv", 8, 3);

    assertThat(Arithmetic.gigaMacs(onnx)).isCloseTo(128 * 128 * 8 * 27 / 1e9, within(1e-12));
  }

  /** Every one of 256 * 256 * 3 input values meets 8 kernels of 3x3. */
  @Test
  void countsATransposedConvolutionByItsInput() throws IOException {
    byte[] onnx = convolution("ConvTranspose", 3, 8);

    // 511 columns come out: 256 * 2 - 1 with padding 1, a little less than 2 * 256.
    double expected = 511.0 * 511 / 4 * 8 * 3 * 9 / 1e9;
    assertThat(Arithmetic.gigaMacs(onnx)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void refusesWhatIsNoGraph() {
    assertThatThrownBy(() -> Arithmetic.gigaMacs(new byte[] {1, 2, 3}))
        .isInstanceOf(IOException.class);
  }

  private static byte[] convolution(String operator, int first, int second) {
    TensorProto weights =
        TensorProto.newBuilder()
            .setName("w")
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addAllDims(List.of((long) first, (long) second, 3L, 3L))
            .setRawData(ByteString.copyFrom(new byte[first * second * 9 * Float.BYTES]))
            .build();
    NodeProto node =
        NodeProto.newBuilder()
            .setOpType(operator)
            .addInput("x")
            .addInput("w")
            .addOutput("y")
            .addAttribute(ints("strides", 2, 2))
            .addAttribute(ints("pads", 1, 1, 1, 1))
            .build();
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("g")
            .addInput(value("x", true))
            .addOutput(value("y", false))
            .addInitializer(weights)
            .addNode(node)
            .build();
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  private static ValueInfoProto value(String name, boolean hasThreePlanes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int axis = 0; axis < 4; axis++) {
      TensorShapeProto.Dimension.Builder side = TensorShapeProto.Dimension.newBuilder();
      if (axis == 1 && hasThreePlanes) {
        side.setDimValue(3);
      } else {
        side.setDimParam("axis" + name + axis);
      }
      shape.addDim(side);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape)))
        .build();
  }
}
