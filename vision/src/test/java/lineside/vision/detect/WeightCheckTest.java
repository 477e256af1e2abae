package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightCheckTest {
  @Test
  void findsNothingWrongWithSoundWeights() {
    assertThat(WeightCheck.problem(FixtureModel.plain())).isNull();
    assertThat(
            WeightCheck.problem(
                new TestGraph()
                    .floats("masks", new long[] {2}, Float.NEGATIVE_INFINITY, Float.MAX_VALUE)
                    .encode()))
        .isNull();
  }

  @Test
  void namesTheWeightAndTheElement() {
    byte[] onnx =
        new TestGraph()
            .floats("sound", new long[] {2}, 1, 2)
            .floats("rotten", new long[] {3}, 1, 2, Float.NaN)
            .encode();

    assertThat(WeightCheck.problem(onnx)).isEqualTo("weight rotten is NaN at element 2");
  }

  @Test
  void looksIntoHalfPrecisionAndListsAndConstants() {
    ByteBuffer halves = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    halves.putShort((short) 0x7c00).putShort((short) 0xfe01).flip();
    TensorProto listed =
        TensorProto.newBuilder()
            .setName("listed")
            .setDataType(DataType.FLOAT.getNumber())
            .addDims(2)
            .addAllFloatData(List.of(1f, Float.NaN))
            .build();
    AttributeProto value =
        AttributeProto.newBuilder()
            .setName("value")
            .setType(AttributeProto.AttributeType.TENSOR)
            .setT(TestGraph.floatTensor("inner", new long[] {1}, Float.NaN))
            .build();

    assertThat(
            WeightCheck.problem(
                new TestGraph()
                    .constant(TestGraph.tensor("halves", DataType.FLOAT16, halves, 2))
                    .encode()))
        .isEqualTo("weight halves is NaN at element 1");
    assertThat(WeightCheck.problem(new TestGraph().constant(listed).encode()))
        .isEqualTo("weight listed is NaN at element 1");
    assertThat(
            WeightCheck.problem(new TestGraph().node("Constant", "c", List.of(), value).encode()))
        .isEqualTo("weight inner is NaN at element 0");
  }

  @Test
  void refusesWeightsInAnotherFile() {
    TensorProto elsewhere =
        TensorProto.newBuilder()
            .setName("far")
            .setDataType(DataType.FLOAT.getNumber())
            .addDims(1)
            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
            .build();

    assertThat(WeightCheck.problem(new TestGraph().constant(elsewhere).encode()))
        .isEqualTo("weight far lies in another file, which no hash covers");
  }

  @Test
  void leavesWhatIsNoOnnxFileToTheRuntime() {
    byte[] onnx = FixtureModel.plain();
    Random random = new Random(7);
    byte[] noise = new byte[4096];
    random.nextBytes(noise);

    assertThat(WeightCheck.problem(noise)).isNull();
    for (int length = 0; length < onnx.length; length += 7) {
      assertThat(WeightCheck.problem(Arrays.copyOf(onnx, length))).isNull();
    }
  }
}
