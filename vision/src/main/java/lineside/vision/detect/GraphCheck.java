package lineside.vision.detect;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelInput.ElementType;
import lineside.vision.model.ModelInput.Layout;
import org.jspecify.annotations.Nullable;

/** Compares what a loaded graph declares with its description. */
final class GraphCheck {
  private final OrtSession session;

  GraphCheck(OrtSession session) {
    this.session = session;
  }

  /**
   * Checks the input.
   *
   * @return pictures per run that the graph takes: 1, or {@link Integer#MAX_VALUE} where any
   */
  int requireInput(ModelInput input) throws GraphMismatchException, OrtException {
    TensorInfo tensor = tensor(session.getInputInfo(), input.name(), "input");
    if (session.getInputInfo().size() != 1) {
      throw new GraphMismatchException("inputs are " + session.getInputNames() + ", one is needed");
    }
    OnnxJavaType type = input.type() == ElementType.UINT8 ? OnnxJavaType.UINT8 : OnnxJavaType.FLOAT;
    boolean isChannelsLast = input.layout() == Layout.NHWC;
    String needed =
        "%s %s"
            .formatted(
                input.type() == ElementType.UINT8 ? "uint8" : "float32",
                isChannelsLast
                    ? "[N,H,W,%d]".formatted(input.channels())
                    : "[N,%d,H,W]".formatted(input.channels()));
    long[] shape = tensor.getShape();
    if (tensor.type != type
        || shape.length != 4
        || shape[isChannelsLast ? 3 : 1] != input.channels()) {
      throw new GraphMismatchException(
          "input %s is %s %s, not %s"
              .formatted(input.name(), tensor.type, Arrays.toString(shape), needed));
    }
    requireSide(shape[isChannelsLast ? 1 : 2], input.fixedHeightPx(), "height", "fixedHeightPx");
    requireSide(shape[isChannelsLast ? 2 : 3], input.fixedWidthPx(), "width", "fixedWidthPx");
    if (shape[0] != 1 && shape[0] >= 0) {
      throw new GraphMismatchException(
          "input %s takes batches of %d only; export it with a free batch axis or with 1"
              .formatted(input.name(), shape[0]));
    }
    return shape[0] == 1 ? 1 : Integer.MAX_VALUE;
  }

  private static void requireSide(
      long declared, @Nullable Integer described, String what, String field)
      throws GraphMismatchException {
    if (declared < 0 || (described != null && described == declared)) {
      return;
    }
    if (described == null) {
      throw new GraphMismatchException(
          "the graph has a fixed %s of %d where the description takes any: say input.%s %d or"
                  .formatted(what, declared, field, declared)
              + " export it with a free axis");
    }
    throw new GraphMismatchException(
        "the graph has a fixed %s of %d, the description says %d"
            .formatted(what, declared, described));
  }

  /** Checks that there are the outputs that a reader needs, all float32, in shapes it can read. */
  void requireOutputs(OutputReader reader) throws GraphMismatchException, OrtException {
    Map<String, long[]> declared = new LinkedHashMap<>();
    for (String name : reader.outputs()) {
      TensorInfo tensor = tensor(session.getOutputInfo(), name, "output");
      if (tensor.type != OnnxJavaType.FLOAT) {
        throw new GraphMismatchException(
            "output %s is %s, not float32".formatted(name, tensor.type));
      }
      declared.put(name, tensor.getShape());
    }
    reader.requireMatch(declared);
  }

  private static TensorInfo tensor(Map<String, NodeInfo> nodes, String name, String what)
      throws GraphMismatchException {
    @Nullable NodeInfo node = nodes.get(name);
    if (node == null) {
      throw new GraphMismatchException(
          "no %s named %s, there are %s".formatted(what, name, nodes.keySet()));
    }
    if (!(node.getInfo() instanceof TensorInfo tensor)) {
      throw new GraphMismatchException("%s %s is no tensor".formatted(what, name));
    }
    return tensor;
  }
}
