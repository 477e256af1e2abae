package lineside.training.card;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineside.vision.detect.RuntimeLibraries;
import org.jspecify.annotations.Nullable;

/**
 * How many multiplications with addition a graph needs for one square picture. Counted are
 * convolutions and matrix products with constant weights; what a network does besides them is
 * small. The shapes are those of a real run, so any graph can be counted.
 */
public final class Arithmetic {
  /** The side at which this project states its arithmetic. */
  public static final int SIDE_PX = 256;

  private static final Set<String> PRODUCTS =
      Set.of("Conv", "ConvTranspose", "Gemm", "MatMul", "QLinearConv");
  private static final double GIGA = 1e9;
  private static final int IMAGE_RANK = 4;

  private final GraphProto graph;
  private final Map<String, List<Long>> constants = new HashMap<>();

  private Arithmetic(GraphProto graph) {
    this.graph = graph;
    graph.getInitializerList().forEach(w -> constants.put(w.getName(), w.getDimsList()));
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("Constant")) {
        TensorProto value = node.getAttribute(0).getT();
        constants.put(node.getOutput(0), value.getDimsList());
      }
      if (node.getOpType().equals("DequantizeLinear") && constants.containsKey(node.getInput(0))) {
        constants.put(node.getOutput(0), constants.getOrDefault(node.getInput(0), List.of()));
      }
    }
  }

  /**
   * Counts.
   *
   * @param onnx a graph with one input; free axes of it become one picture of {@link #SIDE_PX}
   *     squared
   * @return 1e9 multiplications with addition
   * @throws IOException when the graph does not parse or does not run
   */
  public static double gigaMacs(byte[] onnx) throws IOException {
    ModelProto model = ModelProto.parseFrom(onnx);
    return new Arithmetic(model.getGraph()).count(model) / GIGA;
  }

  private double count(ModelProto model) throws IOException {
    Map<String, NodeProto> products = new LinkedHashMap<>();
    for (NodeProto node : graph.getNodeList()) {
      if (PRODUCTS.contains(node.getOpType()) && weights(node) != null) {
        products.put(node.getOutput(0), node);
      }
    }
    Map<String, long[]> shapes = shapes(watching(model, products.keySet()), products.keySet());
    double total = 0;
    for (Map.Entry<String, NodeProto> product : products.entrySet()) {
      long[] shape = shapes.getOrDefault(product.getKey(), new long[] {0});
      double elements = 1;
      for (long side : shape) {
        elements *= side;
      }
      total += elements * perElement(product.getValue(), shape);
    }
    return total;
  }

  private @Nullable List<Long> weights(NodeProto node) {
    int index = node.getOpType().equals("QLinearConv") ? 3 : 1;
    return index < node.getInputCount() ? constants.get(node.getInput(index)) : null;
  }

  /** Products that are summed up in one element of the output. */
  private double perElement(NodeProto node, long[] shape) {
    List<Long> sides = weights(node);
    if (sides == null) {
      return 0;
    }
    double all = 1;
    for (long side : sides) {
      all *= side;
    }
    return switch (node.getOpType()) {
      // [out, in per group, kernel...]
      case "Conv", "QLinearConv" -> all / sides.get(0);
      // [in, out per group, kernel...]: every input element meets out-per-group kernels.
      case "ConvTranspose" -> all / sides.get(1) / group(node) / stridesProduct(node);
      // One side of the matrix is that of the output.
      default -> all / shape[shape.length - 1];
    };
  }

  private static double group(NodeProto node) {
    return node.getAttributeList().stream()
        .filter(a -> a.getName().equals("group"))
        .mapToDouble(AttributeProto::getI)
        .findFirst()
        .orElse(1);
  }

  private static double stridesProduct(NodeProto node) {
    return node.getAttributeList().stream()
        .filter(a -> a.getName().equals("strides"))
        .flatMap(a -> a.getIntsList().stream())
        .mapToDouble(Long::doubleValue)
        .reduce(1, (a, b) -> a * b);
  }

  /** The same graph, which also hands out the products. */
  private static byte[] watching(ModelProto model, Set<String> products) {
    GraphProto.Builder graph = model.getGraph().toBuilder();
    Set<String> already =
        Set.copyOf(graph.getOutputList().stream().map(ValueInfoProto::getName).toList());
    for (String name : products) {
      if (!already.contains(name)) {
        graph.addOutput(ValueInfoProto.newBuilder().setName(name));
      }
    }
    return model.toBuilder().setGraph(graph).build().toByteArray();
  }

  private static Map<String, long[]> shapes(byte[] onnx, Set<String> names) throws IOException {
    RuntimeLibraries.unpack();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      // Fused nodes would hide the products.
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
      try (OrtSession session = environment.createSession(onnx, options);
          OnnxTensor input = blank(environment, session);
          OrtSession.Result result =
              session.run(Map.of(session.getInputNames().iterator().next(), input), names)) {
        Map<String, long[]> shapes = new HashMap<>();
        for (String name : names) {
          if (result.get(name).orElse(null) instanceof OnnxTensor tensor) {
            shapes.put(name, tensor.getInfo().getShape());
          }
        }
        return shapes;
      }
    } catch (OrtException e) {
      throw new IOException("graph does not run: " + e.getMessage(), e);
    }
  }

  private static OnnxTensor blank(OrtEnvironment environment, OrtSession session)
      throws OrtException, IOException {
    NodeInfo input = session.getInputInfo().values().iterator().next();
    if (!(input.getInfo() instanceof TensorInfo info)) {
      throw new IOException("input is no tensor: " + input);
    }
    long[] shape = info.getShape().clone();
    int bytes = info.type == OnnxJavaType.UINT8 ? 1 : Float.BYTES;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] <= 0) {
        shape[axis] = axis == 0 && shape.length == IMAGE_RANK ? 1 : SIDE_PX;
      }
      bytes = Math.multiplyExact(bytes, Math.toIntExact(shape[axis]));
    }
    ByteBuffer zeros = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    return OnnxTensor.createTensor(environment, zeros, shape, info.type);
  }
}
