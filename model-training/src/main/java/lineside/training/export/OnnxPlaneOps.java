package lineside.training.export;

import static lineside.training.export.OnnxGraph.integer;
import static lineside.training.export.OnnxGraph.ints;
import static lineside.training.export.OnnxGraph.text;

import java.util.ArrayList;
import java.util.List;
import lineside.training.net.PlaneOps;

/** Writes planes into a graph; values are names. */
final class OnnxPlaneOps implements PlaneOps<String> {
  private static final long TO_THE_END = Long.MAX_VALUE;

  private final OnnxGraph graph;

  OnnxPlaneOps(OnnxGraph graph) {
    this.graph = graph;
  }

  @Override
  public String constant(float[] values, long... shape) {
    return graph.floats(values, shape);
  }

  @Override
  public String plus(String a, String b) {
    return graph.node("Add", List.of(a, b));
  }

  @Override
  public String minus(String a, String b) {
    return graph.node("Sub", List.of(a, b));
  }

  @Override
  public String times(String a, String b) {
    return graph.node("Mul", List.of(a, b));
  }

  @Override
  public String smaller(String a, String b) {
    return graph.node("Min", List.of(a, b));
  }

  @Override
  public String larger(String a, String b) {
    return graph.node("Max", List.of(a, b));
  }

  @Override
  public String root(String input) {
    return graph.node("Sqrt", List.of(input));
  }

  @Override
  public String log(String input) {
    return graph.node("Log", List.of(input));
  }

  @Override
  public String logistic(String input) {
    return graph.node("Sigmoid", List.of(input));
  }

  @Override
  public String joined(List<String> parts) {
    return graph.node("Concat", parts, integer("axis", 1));
  }

  @Override
  public String meanOfPlanes(String input) {
    return graph.node("ReduceMean", List.of(input), ints("axes", 1), integer("keepdims", 1));
  }

  @Override
  public String blocks(String input, int side) {
    return graph.node(
        "AveragePool",
        List.of(input),
        ints("kernel_shape", side, side),
        ints("strides", side, side));
  }

  @Override
  public String meanAround(String input) {
    return graph.node(
        "AveragePool",
        List.of(input),
        ints("kernel_shape", 3, 3),
        ints("strides", 1, 1),
        ints("pads", 1, 1, 1, 1),
        integer("count_include_pad", 0));
  }

  @Override
  public String meanOfPlaces(String input) {
    return graph.node("ReduceMean", List.of(input), ints("axes", 2, 3), integer("keepdims", 1));
  }

  @Override
  public String softmax(String input) {
    return graph.node("Softmax", List.of(input), integer("axis", 1));
  }

  @Override
  public List<String> shifted(String input, int rows, int columns) {
    String pads = graph.longs(0, 0, rows, columns, 0, 0, rows, columns);
    String padded = graph.node("Pad", List.of(input, pads), text("mode", "edge"));
    List<String> copies = new ArrayList<>();
    for (int y = 0; y <= 2 * rows; y++) {
      for (int x = 0; x <= 2 * columns; x++) {
        String from = graph.longs(y, x);
        String until = graph.longs(end(y, rows), end(x, columns));
        copies.add(graph.node("Slice", List.of(padded, from, until, graph.longs(2, 3))));
      }
    }
    return copies;
  }

  private static long end(int from, int reach) {
    return from == 2 * reach ? TO_THE_END : from - 2L * reach;
  }

  @Override
  public String enlarged(String input, int factor) {
    return linear(List.of(input, "", graph.floats(new float[] {1, 1, factor, factor}, 4)));
  }

  @Override
  public String sized(String input, String like) {
    String kept = graph.node("Shape", List.of(input), integer("end", 2));
    String wanted = graph.node("Shape", List.of(like), integer("start", 2));
    String sizes = graph.node("Concat", List.of(kept, wanted), integer("axis", 0));
    return linear(List.of(input, "", "", sizes));
  }

  private String linear(List<String> inputs) {
    return graph.node(
        "Resize",
        inputs,
        text("mode", "linear"),
        text("coordinate_transformation_mode", "half_pixel"));
  }
}
