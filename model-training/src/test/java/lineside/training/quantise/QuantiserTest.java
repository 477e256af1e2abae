package lineside.training.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import lineside.training.export.NetExporter;
import lineside.training.export.OnnxConstants;
import lineside.training.net.DefectNet;
import lineside.training.net.NetSize;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected values of the small network are computed by hand from its description. */
class QuantiserTest {
  private static final List<PictureTensor> BLACK_TO_WHITE =
      List.of(BrightSpotNet.flat(16, 16, 0), BrightSpotNet.flat(16, 32, 255));

  @TempDir Path folder;

  @Test
  void takesGreyLevelsThemselvesAsTheFirstValues() throws Exception {
    ModelProto model = small();

    NodeProto read = reader(model, hidden(model).getInput(0));

    // 1 / 63.75 per level; 0 lies midway between level 127 and 128.
    assertThat(number(model, read.getInput(1))).isEqualTo(1 / 63.75f);
    assertThat(level(model, read.getInput(2))).isEqualTo(127);
    assertThat(Graphs.writer(model, read.getInput(0)).getOpType()).isEqualTo("Transpose");
    assertThat(Graphs.writer(model, read.getInput(0)).getInput(0)).isEqualTo("image");
  }

  @Test
  void spreadsTheLevelsOverTheValuesThatWereSeen() throws Exception {
    ModelProto model = small();

    NodeProto written = Graphs.writer(model, "hidden_q");

    // Channel 0 reaches 4 x 0.5 x 2 + 4 = 8, channel 1 is 1 everywhere.
    assertThat(written.getOpType()).isEqualTo("QuantizeLinear");
    assertThat(number(model, written.getInput(1))).isCloseTo(8 / 255f, within(1e-6f));
    assertThat(level(model, written.getInput(2))).isZero();
  }

  @Test
  void roundsWeightsPerChannelAndPutsTheHalfLevelIntoTheBias() throws Exception {
    ModelProto model = small();
    NodeProto weights = reader(model, hidden(model).getInput(1));
    NodeProto bias = reader(model, hidden(model).getInput(2));

    byte[] levels = Graphs.constant(model, weights.getInput(0)).getRawData().toByteArray();
    float[] scales = OnnxConstants.floats(Graphs.constant(model, weights.getInput(1)));

    assertThat(levels).containsExactly(64, 64, 64, 64, 0, 0, 0, 0);
    assertThat(scales[0]).isEqualTo(0.5f / 64);
    // Level 127 is 0.5 / 63.75 below 0: four weights of 0.5 see it. (4 - 2 x 0.0078431) x 8160.
    int first =
        Graphs.constant(model, bias.getInput(0))
            .getRawData()
            .asReadOnlyByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    assertThat(first).isEqualTo(32512);
  }

  @Test
  void answersLikeTheOriginalWithinALevel() throws Exception {
    byte[] rounded = Quantiser.DEFAULT.quantise(BrightSpotNet.onnx(), BLACK_TO_WHITE);

    for (int level : new int[] {0, 100, 180, 191, 200, 255}) {
      PictureTensor picture = BrightSpotNet.flat(32, 48, level);
      float[] expected = Graphs.run(BrightSpotNet.onnx(), picture, "embedding");
      assertThat(Graphs.run(rounded, picture, "embedding"))
          .containsExactly(expected, within(8 / 255f));
    }
  }

  @Test
  void keepsHeadsInFloatsAndComputesTheRestInBytes() throws Exception {
    byte[] rounded = Quantiser.DEFAULT.quantise(net(NetSize.N), noise(3, 32, 48));

    Map<String, Integer> computed = Graphs.computed(rounded, folder);

    assertThat(computed).containsEntry("Conv", 1).containsEntry("QLinearConv", 13);
  }

  @Test
  void keepsFreeDimensions() throws Exception {
    byte[] rounded = Quantiser.DEFAULT.quantise(net(NetSize.N), noise(3, 32, 48));

    assertThat(Graphs.run(rounded, noise(3, 64, 32).get(0), "defect_map")).hasSize(32 * 16);
    assertThat(ModelProto.parseFrom(rounded).getGraph().getInputList())
        .isEqualTo(ModelProto.parseFrom(net(NetSize.N)).getGraph().getInputList());
    assertThat(ModelProto.parseFrom(rounded).getGraph().getOutputList())
        .isEqualTo(ModelProto.parseFrom(net(NetSize.N)).getGraph().getOutputList());
  }

  @Test
  void answersLikeTheNetworkItWasMadeFrom() throws Exception {
    byte[] floats = net(NetSize.N);
    byte[] rounded = Quantiser.DEFAULT.quantise(floats, noise(3, 64, 64));
    PictureTensor picture = noise(3, 64, 64).get(0);

    float[] expected = Graphs.run(floats, picture, "defect_map");
    float[] actual = Graphs.run(rounded, picture, "defect_map");

    // Random weights give logits near 0; their rounding stays far below the map's own spread.
    double error =
        IntStream.range(0, actual.length)
            .mapToDouble(i -> Math.abs(actual[i] - expected[i]))
            .average()
            .orElseThrow();
    assertThat(error).isLessThan(0.01);
  }

  @Test
  void namesTheWeightThatIsNoNumber() {
    byte[] broken = BrightSpotNet.onnx(Float.NaN);

    assertThatThrownBy(() -> Quantiser.DEFAULT.quantise(broken, BLACK_TO_WHITE))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("weight 0 of c\\d+ \\(convolution n\\d+\\) is NaN");
  }

  @Test
  void refusesAGraphWithoutHiddenConvolution() {
    byte[] empty = ModelProto.newBuilder(opset(17)).build().toByteArray();

    assertThatThrownBy(() -> Quantiser.DEFAULT.quantise(empty, BLACK_TO_WHITE))
        .hasMessage("graph has no hidden convolution to quantise");
  }

  @Test
  void refusesAnOperatorSetWithoutScalesPerChannel() {
    byte[] old = opset(12).toByteArray();

    assertThatThrownBy(() -> Quantiser.DEFAULT.quantise(old, BLACK_TO_WHITE))
        .hasMessage("operator set is 12, 13 or later is needed");
  }

  @Test
  void refusesToGuessRangesWithoutPictures() {
    assertThatThrownBy(() -> Quantiser.DEFAULT.quantise(BrightSpotNet.onnx(), List.of()))
        .hasMessage("no pictures to take the ranges of values from");
  }

  private static ModelProto small() throws IOException {
    return ModelProto.parseFrom(Quantiser.DEFAULT.quantise(BrightSpotNet.onnx(), BLACK_TO_WHITE));
  }

  private static byte[] net(NetSize size) {
    torch.manual_seed(31);
    return NetExporter.export(new DefectNet(size, 3, 2));
  }

  private static List<PictureTensor> noise(int channels, int rows, int columns) {
    byte[] levels = new byte[rows * columns * channels];
    new Random(32).nextBytes(levels);
    return List.of(new PictureTensor(rows, columns, channels, levels));
  }

  private static ModelProto opset(int version) {
    ModelProto.Builder model = ModelProto.newBuilder();
    model.addOpsetImportBuilder().setDomain("").setVersion(version);
    return model.build();
  }

  /** The hidden convolution. */
  private static NodeProto hidden(ModelProto model) {
    return Graphs.writer(model, "hidden");
  }

  private static NodeProto reader(ModelProto model, String value) {
    NodeProto node = Graphs.writer(model, value);
    assertThat(node.getOpType()).isEqualTo("DequantizeLinear");
    return node;
  }

  private static float number(ModelProto model, String name) {
    return OnnxConstants.floats(Graphs.constant(model, name))[0];
  }

  private static int level(ModelProto model, String name) {
    TensorProto constant = Graphs.constant(model, name);
    assertThat(constant.getDataType()).isEqualTo(TensorProto.DataType.UINT8.getNumber());
    return constant.getRawData().byteAt(0) & 0xFF;
  }
}
