package lineside.training.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import lineside.training.net.PlaneOps;
import lineside.training.net.TorchOps;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation in both engines. */
class PlaneOpsTest {
  private static final long[] SHAPE = {1, 2, 4, 6};
  private static final float[] SMALL = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

  private interface Operation {
    <T> T of(PlaneOps<T> ops, T input);
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        Arguments.of("plus", new Plus()),
        Arguments.of("log of root", new LogOfRoot()),
        Arguments.of("blocks", new Blocks()),
        Arguments.of("mean around", new MeanAround()),
        Arguments.of("shifted", new Shifted()),
        Arguments.of("enlarged", new Enlarged()),
        Arguments.of("sized", new Sized()),
        Arguments.of("bounds", new Bounds()),
        Arguments.of("shares", new Shares()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void answersAlikeInBothEngines(String name, Operation operation) throws OrtException {
    float[] input = new float[48];
    Random random = new Random(5);
    for (int i = 0; i < input.length; i++) {
      input[i] = random.nextFloat() * 4;
    }

    assertThat(onnx(operation, input)).containsExactly(torch(operation, input), within(1e-5f));
  }

  private static final class Plus implements Operation {
    @Override
    public <T> T of(PlaneOps<T> ops, T input) {
      T constant = ops.constant(new float[] {3, 5}, 1, 2, 1, 1);
      return ops.minus(ops.times(input, constant), ops.meanOfPlanes(ops.plus(input, input)));
    }
  }

  private static final class LogOfRoot implements Operation {
    @Override
    public <T> T of(PlaneOps<T> ops, T input) {
      return ops.logistic(ops.log(ops.root(ops.plus(input, ops.constant(new float[] {1}, 1)))));
    }
  }

  private static final class Blocks implements Operation {
    @Override
    public <T> T of(PlaneOps<T> ops, T input) {
      return ops.blocks(ops.joined(List.of(input, input)), 2);
    }
  }

  private static final class MeanAround implements Operation {
    @Override
    public <T> T of(PlaneOps<T> ops, T input) {
      return ops.meanAround(input);
    }
  }

  private static final class Shifted implements Operation {
    @Override
    public <T> T of(PlaneOps<T> ops, T input) {
      List<T> all = ops.shifted(input, 2, 1);
      T weighted = input;
      for (int i = 0; i < all.size(); i++) {
        T weight = ops.constant(new float[] {i + 1}, 1);
        weighted = ops.plus(weighted, ops.times(all.get(i), weight));
      }
      return weighted;
    }
  }

  private static final class Enlarged implements Operation {
    @Override
    public <T> T of(PlaneOps<T> ops, T input) {
      return ops.enlarged(input, 4);
    }
  }

  private static final class Sized implements Operation {
    @Override
    public <T> T of(PlaneOps<T> ops, T input) {
      T small = ops.constant(SMALL, 1, 2, 2, 3);
      return ops.plus(ops.sized(small, input), ops.sized(input, input));
    }
  }

  private static final class Bounds implements Operation {
    @Override
    public <T> T of(PlaneOps<T> ops, T input) {
      T two = ops.constant(new float[] {2}, 1);
      return ops.minus(ops.larger(input, two), ops.smaller(input, two));
    }
  }

  private static final class Shares implements Operation {
    @Override
    public <T> T of(PlaneOps<T> ops, T input) {
      return ops.times(input, ops.softmax(ops.meanOfPlaces(input)));
    }
  }

  private static float[] torch(Operation operation, float[] input) {
    try (PointerScope scope = new PointerScope()) {
      Tensor tensor = torch.from_blob(new FloatPointer(input), SHAPE);
      Tensor result = operation.of(new TorchOps().planes(), tensor);
      float[] values = new float[(int) result.numel()];
      result.contiguous(torch.MemoryFormat.Contiguous).data_ptr_float().get(values);
      return values;
    }
  }

  private static float[] onnx(Operation operation, float[] input) throws OrtException {
    OnnxGraph graph = new OnnxGraph();
    String name = graph.input("x", TensorProto.DataType.FLOAT, "1", "2", "h", "w");
    String result = operation.of(new OnnxPlaneOps(graph), name);
    graph.nodeNamed("y", "Identity", List.of(result));
    graph.output("y", "n", "c", "oh", "ow");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(graph.encode());
        OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), SHAPE);
        OrtSession.Result answer = session.run(Map.of("x", x))) {
      return ((OnnxTensor) answer.get(0)).getFloatBuffer().array();
    }
  }
}
