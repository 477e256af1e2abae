package lineside.training.quantise;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineside.training.export.OnnxConstants;
import lineside.training.export.OnnxGraph;

/**
 * Rewrites a graph so that its hidden convolutions run on bytes: every value between them is
 * written as levels from 0 to 255 (QuantizeLinear) and read back (DequantizeLinear), weights as
 * signed levels per output channel. The runtime recognises the pattern and computes in whole
 * numbers; inputs, outputs and free dimensions stay as they are. Not thread-safe.
 */
final class Int8Graph {
  private final Int8Plan plan;
  private final Map<String, ValueRange> ranges;
  private final WeightRange weightRange;
  private final Map<String, Float> remainders = new HashMap<>();
  private final List<NodeProto> nodes = new ArrayList<>();
  private final List<TensorProto> constants = new ArrayList<>();
  private int names;

  private Int8Graph(Int8Plan plan, Map<String, ValueRange> ranges, WeightRange weightRange) {
    this.plan = plan;
    this.ranges = new HashMap<>(ranges);
    this.weightRange = weightRange;
  }

  /**
   * Rewrites.
   *
   * @param ranges range of every value that {@link Int8Plan#tensors} names
   */
  static ModelProto of(
      ModelProto model, Int8Plan plan, Map<String, ValueRange> ranges, WeightRange weightRange) {
    GraphProto graph = model.getGraph();
    Int8Graph writer = new Int8Graph(plan, plan.shared(ranges), weightRange);
    graph.getInputList().forEach(input -> writer.quantise(input.getName()));
    for (NodeProto node : graph.getNodeList()) {
      writer.add(node);
    }
    writer.constants.addAll(graph.getInitializerList());
    GraphProto.Builder rewritten = graph.toBuilder().clearNode().clearInitializer();
    List<NodeProto> live = writer.live();
    Set<String> read = new HashSet<>();
    live.forEach(node -> read.addAll(node.getInputList()));
    rewritten.addAllNode(live);
    writer.constants.stream()
        .filter(c -> read.contains(c.getName()))
        .forEach(rewritten::addInitializer);
    return model.toBuilder().setGraph(rewritten.clearValueInfo()).build();
  }

  private void add(NodeProto node) {
    if (plan.rectified(node) != null) {
      return; // clipping to levels does what the rectifier did
    }
    if (plan.isQuantisedMove(node)) {
      addMove(node);
      return;
    }
    Optional<ImageInput> image =
        node.getOutputCount() == 1 && plan.isQuantised(node.getOutput(0))
            ? ImageInput.of(plan, node.getOutput(0))
            : Optional.empty();
    if (image.isPresent()) {
      addImage(image.get(), node.getOutput(0));
      return;
    }
    NodeProto.Builder copy = node.toBuilder();
    for (int i = 0; i < node.getInputCount(); i++) {
      if (plan.isQuantised(node.getInput(i))) {
        copy.setInput(i, dequantised(node.getInput(i)));
      }
    }
    if (plan.isQuantised(node)) {
      addWeights(node, copy);
      copy.setOutput(0, plan.activation(node));
    }
    nodes.add(copy.build());
    copy.getOutputList().forEach(this::quantise);
  }

  private void addMove(NodeProto node) {
    NodeProto.Builder copy = node.toBuilder().setOutput(0, levels(node.getOutput(0)));
    for (int i = 0; i < node.getInputCount(); i++) {
      if (plan.isQuantised(node.getInput(i))) {
        copy.setInput(i, levels(node.getInput(i)));
      }
    }
    nodes.add(copy.build());
    if (plan.isOutput(node.getOutput(0))) {
      dequantise(node.getOutput(0), node.getOutput(0));
    }
  }

  private void addImage(ImageInput image, String tensor) {
    nodes.add(
        image.transpose().toBuilder()
            .setName(tensor + "_levels")
            .setInput(0, image.source())
            .setOutput(0, levels(tensor))
            .build());
    ranges.put(tensor, image.range());
    remainders.put(tensor, image.remainder());
  }

  private void addWeights(NodeProto node, NodeProto.Builder copy) {
    TensorProto weights = floatConstant(node.getInput(1));
    float[] values = OnnxConstants.floats(weights);
    int channels = Math.toIntExact(weights.getDims(0));
    float[] bias =
        node.getInputCount() > 2
            ? OnnxConstants.floats(floatConstant(node.getInput(2)))
            : new float[channels];
    float remainder = remainders.getOrDefault(node.getInput(0), 0f);
    int each = values.length / channels;
    for (int i = 0; i < values.length; i++) {
      bias[i / each] += remainder * values[i];
    }
    float inputScale = range(node.getInput(0)).scale();
    RoundedWeights whole = RoundedWeights.of(values, bias, inputScale, weightRange);
    String name = node.getOutput(0);
    List<Long> perChannel = List.of((long) channels);
    List<Long> shape = weights.getDimsList();
    String zeros =
        constant(
            OnnxConstants.bytes(
                name + "_w_zero", TensorProto.DataType.INT8, new byte[channels], perChannel));
    copy.setInput(
        1,
        node(
            "DequantizeLinear",
            name + "_w_d",
            constant(
                OnnxConstants.bytes(
                    name + "_w", TensorProto.DataType.INT8, whole.weights(), shape)),
            constant(OnnxConstants.floats(name + "_w_scale", whole.scales(), perChannel)),
            zeros));
    float[] biasScales = new float[channels];
    for (int i = 0; i < channels; i++) {
      biasScales[i] = inputScale * whole.scales()[i];
    }
    String biasValues =
        node(
            "DequantizeLinear",
            name + "_b_d",
            constant(OnnxConstants.ints(name + "_b", whole.bias(), perChannel)),
            constant(OnnxConstants.floats(name + "_b_scale", biasScales, perChannel)));
    if (node.getInputCount() > 2) {
      copy.setInput(2, biasValues);
    } else {
      copy.addInput(biasValues);
    }
  }

  private TensorProto floatConstant(String name) {
    TensorProto constant = plan.constant(name);
    if (constant == null) {
      throw new IllegalStateException(name + " is no constant");
    }
    return constant;
  }

  private void quantise(String tensor) {
    if (plan.isQuantised(tensor)) {
      node("QuantizeLinear", levels(tensor), tensor, scale(tensor), zeroPoint(tensor));
    }
  }

  private String dequantised(String tensor) {
    return dequantise(tensor, tensor + "_d" + names++);
  }

  private String dequantise(String tensor, String output) {
    return node("DequantizeLinear", output, levels(tensor), scale(tensor), zeroPoint(tensor));
  }

  private static String levels(String tensor) {
    return tensor + "_q";
  }

  private String scale(String tensor) {
    float[] value = {range(tensor).scale()};
    return constant(OnnxConstants.floats(tensor + "_scale" + names++, value, List.of()));
  }

  private String zeroPoint(String tensor) {
    byte[] value = {(byte) range(tensor).zeroPoint()};
    return constant(
        OnnxConstants.bytes(
            tensor + "_zero" + names++, TensorProto.DataType.UINT8, value, List.of()));
  }

  private ValueRange range(String tensor) {
    ValueRange range = ranges.get(tensor);
    if (range == null) {
      throw new IllegalStateException("no range for " + tensor);
    }
    return range;
  }

  private String constant(TensorProto constant) {
    constants.add(constant);
    return constant.getName();
  }

  private String node(String operator, String output, String... inputs) {
    nodes.add(
        NodeProto.newBuilder()
            .setName("q" + names++)
            .setOpType(operator)
            .addAllInput(List.of(inputs))
            .addOutput(output)
            .addAllAttribute(
                output.endsWith("_w_d") || output.endsWith("_b_d")
                    ? List.of(OnnxGraph.integer("axis", 0))
                    : List.of())
            .build());
    return output;
  }

  /** What some output of the graph depends on, in the same order. */
  private List<NodeProto> live() {
    Set<String> needed = new HashSet<>();
    List<NodeProto> live = new ArrayList<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      NodeProto node = nodes.get(i);
      if (node.getOutputList().stream().anyMatch(o -> needed.contains(o) || plan.isOutput(o))) {
        needed.addAll(node.getInputList());
        live.add(0, node);
      }
    }
    return live;
  }
}
