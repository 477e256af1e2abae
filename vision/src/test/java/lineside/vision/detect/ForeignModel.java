package lineside.vision.detect;

import static lineside.vision.detect.TestGraph.integer;
import static lineside.vision.detect.TestGraph.ints;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.util.List;

/** Small graphs in the shapes of other tools' exports, whose answers can be computed by hand. */
final class ForeignModel {
  private ForeignModel() {}

  /**
   * Anomaly map: ten times the mean of the three channels of each 2x2 block; score: its highest
   * value. Input float32 [1,3,32,48].
   */
  static byte[] anomaly() {
    TestGraph graph = new TestGraph().input("input", DataType.FLOAT, 1, 3, 32, 48);
    anomalyMap(graph);
    return graph
        .node(
            "ReduceMax",
            "pred_score",
            List.of("anomaly_map"),
            ints("axes", 1, 2, 3),
            integer("keepdims", 0))
        .output("anomaly_map", 1, 1, 16, 24)
        .output("pred_score", 1)
        .encode();
  }

  /** The same with a score [N,1], a map [N,h,w] and free sizes. */
  static byte[] flatAnomaly() {
    TestGraph graph = new TestGraph().input("input", DataType.FLOAT, 0, 3, 0, 0);
    anomalyMap(graph);
    return graph
        .longs("plane", 1)
        .node("Squeeze", "flat", List.of("anomaly_map", "plane"))
        .node(
            "ReduceMax", "pred_score", List.of("flat"), ints("axes", 1, 2), integer("keepdims", 0))
        .output("flat", 0, 0, 0)
        .output("pred_score", 0)
        .encode();
  }

  private static void anomalyMap(TestGraph graph) {
    graph
        .node("ReduceMean", "grey", List.of("input"), ints("axes", 1), integer("keepdims", 1))
        .node(
            "AveragePool",
            "pooled",
            List.of("grey"),
            ints("kernel_shape", 2, 2),
            ints("strides", 2, 2))
        .number("ten", 10)
        .node("Mul", "anomaly_map", List.of("pooled", "ten"));
  }

  /**
   * Detector: four anchors (centre x, centre y, width, height) with confidences for two classes,
   * all confidences times the mean of the picture. Input float32 [1,3,64,64].
   *
   * <p>Anchors 0 and 1 overlap by 0.818 and are of class 0; anchor 2 overlaps them and is of class
   * 1; anchor 3 lies apart and is weak.
   */
  static byte[] yolo() {
    TestGraph graph = new TestGraph().input("images", DataType.FLOAT, 1, 3, 64, 64);
    graph
        .floats(
            "boxes",
            new long[] {1, 6, 4},
            // centre x of the four anchors, then centre y, width, height, two classes
            20,
            22,
            21,
            50,
            30,
            30,
            30,
            40,
            20,
            20,
            20,
            8,
            10,
            10,
            10,
            4,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0)
        .floats(
            "confidences",
            new long[] {1, 6, 4},
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0.9f,
            0.8f,
            0.1f,
            0.2f,
            0.3f,
            0.1f,
            0.6f,
            0.1f)
        .node("ReduceMean", "level", List.of("images"), ints("axes", 1, 2, 3))
        .longs("shape", 1, 1, 1)
        .node("Reshape", "factor", List.of("level", "shape"))
        .node("Mul", "scaled", List.of("confidences", "factor"))
        .node("Add", "output0", List.of("boxes", "scaled"));
    return graph.output("output0", 1, 6, 4).encode();
  }

  /** Detector that suppresses overlaps itself: two boxes. Input float32 [1,3,64,64]. */
  static byte[] endToEndYolo(float kind) {
    return new TestGraph()
        .input("images", DataType.FLOAT, 1, 3, 64, 64)
        .floats("boxes", new long[] {1, 2, 6}, 10, 20, 30, 40, 0.75f, kind, 0, 0, 5, 5, 0.05f, 0)
        .node("ReduceMean", "level", List.of("images"), ints("axes", 1, 2, 3))
        .number("nothing", 0)
        .longs("shape", 1, 1, 1)
        .node("Reshape", "factor", List.of("level", "shape"))
        .node("Mul", "zero", List.of("factor", "nothing"))
        .node("Add", "output0", List.of("boxes", "zero"))
        .output("output0", 1, 2, 6)
        .encode();
  }

  /** Classifier: the class scores are the means of the three channels. Input float32 [N,3,H,W]. */
  static byte[] classifier(long classes) {
    return new TestGraph()
        .input("input", DataType.FLOAT, 0, 3, 0, 0)
        .node("ReduceMean", "scores", List.of("input"), ints("axes", 2, 3), integer("keepdims", 0))
        .output("scores", 0, classes)
        .encode();
  }

  /** Classifier whose number of classes only a run shows: it keeps all of three, one by one. */
  static byte[] secretiveClassifier() {
    ByteBuffer all = ByteBuffer.wrap(new byte[] {1, 1, 1});
    return new TestGraph()
        .input("input", DataType.FLOAT, 0, 3, 0, 0)
        .node("ReduceMean", "means", List.of("input"), ints("axes", 2, 3), integer("keepdims", 0))
        .constant(TestGraph.tensor("all", DataType.BOOL, all, 3))
        .node("Compress", "scores", List.of("means", "all"), integer("axis", 1))
        .output("scores", 0, 0)
        .encode();
  }
}
