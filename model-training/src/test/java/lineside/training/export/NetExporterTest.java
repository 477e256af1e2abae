package lineside.training.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lineside.training.data.Augmentation;
import lineside.training.data.Batch;
import lineside.training.data.CropSampler;
import lineside.training.data.HardPlaces;
import lineside.training.data.Normalisation;
import lineside.training.data.TestPictures;
import lineside.training.fit.Trainer;
import lineside.training.net.ConvUnit;
import lineside.training.net.DefectNet;
import lineside.training.net.NetSize;
import lineside.training.net.TorchOps;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same network in both engines; 1e-4 leaves room for another order of sums. */
class NetExporterTest {
  private static final int ROWS = 48;
  private static final int COLUMNS = 80;

  @ParameterizedTest
  @CsvSource({"N,1", "N,3", "S,1", "S,3", "M,1", "M,3", "L,1", "L,3"})
  void answersAlikeInBothEngines(NetSize size, int channels) throws Exception {
    torch.set_num_threads(1);
    torch.manual_seed(11);
    DefectNet net = new DefectNet(size, channels, 2);
    learnALittle(net, channels);
    byte[] pixels = new byte[ROWS * COLUMNS * channels];
    new Random(12).nextBytes(pixels);

    List<float[]> expected = torch(net, pixels);
    List<float[]> actual = onnx(NetExporter.export(net), pixels, channels);

    for (int output = 0; output < 3; output++) {
      assertThat(actual.get(output)).hasSameSizeAs(expected.get(output));
      assertThat(actual.get(output)).containsExactly(expected.get(output), within(1e-4f));
    }
    assertThat(actual.get(0)).hasSize(ROWS / 2 * COLUMNS / 2);
    // Features at 1/2 and 1/4.
    assertThat(actual.get(2)).hasSize(size.width(0) + size.width(1));
  }

  @Test
  void startsAgainFromWhatItExported() throws Exception {
    torch.manual_seed(21);
    DefectNet net = new DefectNet(NetSize.N, 1, 2);
    learnALittle(net, 1);
    byte[] exported = NetExporter.export(net);
    DefectNet again = new DefectNet(NetSize.N, 1, 2);

    again.restore(ExportedWeights.read(exported));

    List<ConvUnit.Folded> expected = ExportedWeights.read(exported);
    List<ConvUnit.Folded> actual = ExportedWeights.read(NetExporter.export(again));
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).weights()).containsExactly(expected.get(i).weights(), within(1e-6f));
      assertThat(actual.get(i).bias()).containsExactly(expected.get(i).bias(), within(1e-6f));
    }
  }

  /** Running statistics must not be the initial ones, or folding them would go unnoticed. */
  private static void learnALittle(DefectNet net, int channels) {
    CropSampler sampler =
        new CropSampler(
            TestPictures.some(channels),
            2,
            new CropSampler.Settings(Augmentation.free(0.1), new HardPlaces(), 5));
    try (Trainer trainer =
        new Trainer(
            net,
            sampler,
            new Batch.Shape(2, channels, 2, 64, 0),
            new Trainer.Plan(5, 4e-3, Trainer.Precision.FLOAT32))) {
      for (int step = 0; step < 5; step++) {
        trainer.step(step);
      }
    }
  }

  private static List<float[]> torch(DefectNet net, byte[] pixels) {
    float[] planes = new float[pixels.length];
    int plane = ROWS * COLUMNS;
    for (int i = 0; i < plane; i++) {
      for (int c = 0; c < net.channels(); c++) {
        planes[c * plane + i] = Normalisation.of(pixels[i * net.channels() + c] & 0xFF);
      }
    }
    net.module().eval();
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard();
        FloatPointer image = new FloatPointer(planes)) {
      Tensor input = torch.from_blob(image, new long[] {1, net.channels(), ROWS, COLUMNS});
      DefectNet.Outputs<Tensor> outputs = net.outputs(new TorchOps(), input);
      List<float[]> values = new ArrayList<>();
      for (Tensor tensor : List.of(outputs.defectMap(), outputs.classMap(), outputs.embedding())) {
        float[] copy = new float[(int) tensor.numel()];
        tensor.contiguous().data_ptr_float().get(copy);
        values.add(copy);
      }
      return values;
    }
  }

  private static List<float[]> onnx(byte[] model, byte[] pixels, int channels) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    ByteBuffer direct = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
    long[] shape = {1, ROWS, COLUMNS, channels};
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(model, options);
          OnnxTensor image =
              OnnxTensor.createTensor(environment, direct, shape, OnnxJavaType.UINT8);
          OrtSession.Result result = session.run(Map.of("image", image))) {
        List<float[]> values = new ArrayList<>();
        for (String name : List.of("defect_map", "class_map", "embedding")) {
          OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
          values.add(tensor.getFloatBuffer().array());
        }
        return values;
      }
    }
  }
}
