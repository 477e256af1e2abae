package lineside.training.quantise;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lineside.training.export.OnnxConstants;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a graph computes in whole numbers: every convolution from which another one
 * follows, and what only moves values between them. Heads and what comes after them stay in
 * floating point. Reads node types only, so any graph will do; immutable.
 */
final class Int8Plan {
  private static final Set<String> MOVES = Set.of("Concat", "MaxPool", "Resize");

  private final Map<String, TensorProto> constants = new HashMap<>();
  private final Map<String, NodeProto> producers = new HashMap<>();
  private final Map<String, List<NodeProto>> consumers = new HashMap<>();
  private final Set<String> outputs;
  private final Set<String> convolutions = new LinkedHashSet<>();
  private final Set<String> tensors = new LinkedHashSet<>();

  Int8Plan(GraphProto graph) {
    graph.getInitializerList().forEach(c -> constants.put(c.getName(), c));
    outputs =
        graph.getOutputList().stream().map(ValueInfoProto::getName).collect(Collectors.toSet());
    for (NodeProto node : graph.getNodeList()) {
      node.getOutputList().forEach(o -> producers.put(o, node));
      for (String input : new HashSet<>(node.getInputList())) {
        consumers.computeIfAbsent(input, unused -> new ArrayList<>()).add(node);
      }
    }
    Set<String> needed = neededByConvolutions(graph);
    for (NodeProto node : graph.getNodeList()) {
      if (isConvolution(node) && needed.contains(node.getOutput(0))) {
        convolutions.add(node.getOutput(0));
        tensors.add(node.getInput(0));
        tensors.add(activation(node));
      }
    }
    addMoved(graph);
  }

  /** Every value that some convolution depends on. */
  private Set<String> neededByConvolutions(GraphProto graph) {
    Set<String> needed = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (NodeProto node : graph.getNodeList()) {
      if (isConvolution(node)) {
        open.add(node.getInput(0));
      }
    }
    while (!open.isEmpty()) {
      String value = open.pop();
      NodeProto producer = producers.get(value);
      if (needed.add(value) && producer != null) {
        open.addAll(producer.getInputList());
      }
    }
    return needed;
  }

  private boolean isConvolution(NodeProto node) {
    return node.getOpType().equals("Conv")
        && isFloat(node.getInput(1))
        && (node.getInputCount() < 3 || isFloat(node.getInput(2)));
  }

  private boolean isFloat(String name) {
    TensorProto constant = constants.get(name);
    return constant != null && OnnxConstants.isFloat(constant);
  }

  /** Backwards, so that what a move reads is in whole numbers before it. */
  private void addMoved(GraphProto graph) {
    List<NodeProto> nodes = graph.getNodeList();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      NodeProto node = nodes.get(i);
      boolean movesAlone = isMove(node) && sources(node).stream().noneMatch(constants::containsKey);
      if (movesAlone && tensors.contains(node.getOutput(0))) {
        tensors.addAll(sources(node));
      }
    }
  }

  private static boolean isMove(NodeProto node) {
    return MOVES.contains(node.getOpType())
        && node.getOutputCount() == 1
        && (!node.getOpType().equals("Resize") || isNearest(node));
  }

  private static boolean isNearest(NodeProto resize) {
    return resize.getAttributeList().stream()
        .filter(a -> a.getName().equals("mode"))
        .map(AttributeProto::getS)
        .allMatch(mode -> mode.toStringUtf8().equals("nearest"));
  }

  private static List<String> sources(NodeProto move) {
    return move.getOpType().equals("Concat") ? move.getInputList() : List.of(move.getInput(0));
  }

  /** Values that are kept in whole numbers, in the order of the graph's convolutions. */
  Set<String> tensors() {
    return Set.copyOf(tensors);
  }

  /** Number of convolutions in whole numbers. */
  int convolutions() {
    return convolutions.size();
  }

  boolean isQuantised(String tensor) {
    return tensors.contains(tensor);
  }

  boolean isQuantised(NodeProto node) {
    return node.getOutputCount() == 1 && convolutions.contains(node.getOutput(0));
  }

  /** Whether a node only moves values that are in whole numbers before and after it. */
  boolean isQuantisedMove(NodeProto node) {
    return isMove(node)
        && tensors.contains(node.getOutput(0))
        && tensors.containsAll(sources(node));
  }

  boolean isOutput(String tensor) {
    return outputs.contains(tensor);
  }

  @Nullable TensorProto constant(String name) {
    return constants.get(name);
  }

  @Nullable NodeProto producer(String tensor) {
    return producers.get(tensor);
  }

  List<NodeProto> consumers(String tensor) {
    return consumers.getOrDefault(tensor, List.of());
  }

  /** The value behind the rectifier of a convolution, or its own where there is none. */
  String activation(NodeProto convolution) {
    String output = convolution.getOutput(0);
    List<NodeProto> next = consumers(output);
    boolean isRectified =
        next.size() == 1 && next.get(0).getOpType().equals("Relu") && !outputs.contains(output);
    return isRectified ? next.get(0).getOutput(0) : output;
  }

  /** The convolution whose rectifier this is, if its own values are needed by nobody else. */
  @Nullable NodeProto rectified(NodeProto node) {
    NodeProto before = node.getOpType().equals("Relu") ? producer(node.getInput(0)) : null;
    boolean isHidden =
        before != null
            && isQuantised(before)
            && activation(before).equals(node.getOutput(0))
            && !outputs.contains(node.getOutput(0));
    return isHidden ? before : null;
  }

  /** Gives what is moved together one range, so that moving it changes nothing. */
  Map<String, ValueRange> shared(Map<String, ValueRange> ranges) {
    Map<String, Set<String>> groups = new HashMap<>();
    tensors.forEach(t -> groups.put(t, new HashSet<>(Set.of(t))));
    for (NodeProto node : Set.copyOf(producers.values())) {
      if (isQuantisedMove(node)) {
        for (String source : sources(node)) {
          merge(groups, node.getOutput(0), source);
        }
      }
    }
    Map<String, ValueRange> shared = new LinkedHashMap<>();
    for (String tensor : tensors) {
      ValueRange own = ranges.get(tensor);
      for (String other : groups.getOrDefault(tensor, Set.of())) {
        ValueRange range = ranges.get(other);
        if (own == null || range == null) {
          throw new IllegalArgumentException("no range for " + (own == null ? tensor : other));
        }
        own = own.equals(range) ? own : own.union(range);
      }
      if (own != null) {
        shared.put(tensor, own);
      }
    }
    return shared;
  }

  private static void merge(Map<String, Set<String>> groups, String a, String b) {
    Set<String> all = new HashSet<>(groups.getOrDefault(a, Set.of()));
    all.addAll(groups.getOrDefault(b, Set.of()));
    all.forEach(member -> groups.put(member, all));
  }
}
