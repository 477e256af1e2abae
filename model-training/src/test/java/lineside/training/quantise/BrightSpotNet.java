package lineside.training.quantise;

import static lineside.training.export.OnnxGraph.integer;
import static lineside.training.export.OnnxGraph.ints;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import lineside.training.export.OnnxGraph;

/**
 * A network small enough to compute by hand: the mean of 2x2 pixels, x = level / 63.75 - 2, doubled
 * plus 4 and rectified (0 to 8), then a head whose logit is 4 (h - 6): bright is a defect, with
 * even odds at level 191.25.
 */
final class BrightSpotNet {
  private BrightSpotNet() {}

  static byte[] onnx() {
    return onnx(0.5f);
  }

  /** With another weight in place of the first; 0.5 is the right one. */
  static byte[] onnx(float firstWeight) {
    OnnxGraph graph = new OnnxGraph();
    graph.input("image", TensorProto.DataType.UINT8, "pictures", "rows", "columns", "1");
    String numbers = graph.node("Cast", List.of("image"), integer("to", 1));
    String planes = graph.node("Transpose", List.of(numbers), ints("perm", 0, 3, 1, 2));
    String scale = graph.floats(new float[] {1 / 63.75f}, 1);
    String scaled = graph.node("Mul", List.of(planes, scale));
    String shift = graph.floats(new float[] {-2}, 1);
    String normalised = graph.node("Add", List.of(scaled, shift));
    float[] mean = {0.5f, 0.5f, 0.5f, 0.5f, 0, 0, 0, 0};
    mean[0] = firstWeight;
    String hidden =
        graph.node(
            "Conv",
            List.of(
                normalised, graph.floats(mean, 2, 1, 2, 2), graph.floats(new float[] {4, 1}, 2)),
            ints("kernel_shape", 2, 2),
            ints("strides", 2, 2));
    graph.nodeNamed("hidden", "Relu", List.of(hidden));
    float[] head = {4, 0, 0, 1};
    String logits =
        graph.node(
            "Conv",
            List.of(
                "hidden", graph.floats(head, 2, 2, 1, 1), graph.floats(new float[] {-24, 0}, 2)),
            ints("kernel_shape", 1, 1));
    String map = graph.node("Sigmoid", List.of(slice(graph, logits, 0)));
    graph.nodeNamed("defect_map", "Squeeze", List.of(map, graph.longs(1)));
    graph.nodeNamed("class_map", "Softmax", List.of(slice(graph, logits, 1)), integer("axis", 1));
    graph.nodeNamed(
        "embedding", "ReduceMean", List.of("hidden"), ints("axes", 2, 3), integer("keepdims", 0));
    graph.output("defect_map", "pictures", "map_rows", "map_columns");
    graph.output("class_map", "pictures", "1", "map_rows", "map_columns");
    graph.output("embedding", "pictures", "features");
    return graph.encode();
  }

  private static String slice(OnnxGraph graph, String value, int channel) {
    return graph.node(
        "Slice", List.of(value, graph.longs(channel), graph.longs(channel + 1L), graph.longs(1)));
  }

  /** A picture of one grey level. */
  static PictureTensor flat(int rows, int columns, int level) {
    byte[] levels = new byte[rows * columns];
    Arrays.fill(levels, (byte) level);
    return new PictureTensor(rows, columns, 1, levels);
  }
}
