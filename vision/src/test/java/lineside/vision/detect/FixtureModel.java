package lineside.vision.detect;

import static lineside.vision.detect.TestGraph.integer;
import static lineside.vision.detect.TestGraph.ints;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/**
 * Makes models whose answer can be computed by hand: the defect map is the mean level of each 2x2
 * block divided by 255, the first kind has that score and the second one minus it, the embedding is
 * the mean of the map. {@code src/test/resources/fixture-package/model.onnx} is {@link #plain()}.
 */
final class FixtureModel {
  private long[] input = {0, 0, 0, 1};
  private DataType inputType = DataType.UINT8;
  private float scale = 1f / 255;
  private String map = "pooled";
  private String embeddingName = "embedding";

  private FixtureModel() {}

  /** The model of the fixture package. */
  static byte[] plain() {
    return new FixtureModel().encode();
  }

  /** Answers NaN where the map would be below 1/2. */
  static byte[] rooted() {
    FixtureModel model = new FixtureModel();
    model.map = "root";
    return model.encode();
  }

  /** Answers a share of what {@link #plain()} answers. */
  static byte[] dimmed(float share) {
    FixtureModel model = new FixtureModel();
    model.scale = share / 255;
    return model.encode();
  }

  /** Takes one size only. */
  static byte[] fixed(long pictures, long heightPx, long widthPx) {
    FixtureModel model = new FixtureModel();
    model.input = new long[] {pictures, heightPx, widthPx, 1};
    return model.encode();
  }

  /** Does not say how many channels it takes. */
  static byte[] ofAnyChannels() {
    FixtureModel model = new FixtureModel();
    model.input = new long[] {0, 0, 0, 0};
    return model.encode();
  }

  /** Takes floats. */
  static byte[] ofFloats() {
    FixtureModel model = new FixtureModel();
    model.inputType = DataType.FLOAT;
    return model.encode();
  }

  /** Has another output where the embedding should be. */
  static byte[] withoutEmbedding() {
    FixtureModel model = new FixtureModel();
    model.embeddingName = "features";
    return model.encode();
  }

  /** Looks 8 pixels around, and takes what lies beyond the tensor for black. */
  static byte[] wide() {
    FixtureModel model = new FixtureModel();
    model.map = "wide";
    return model.encode();
  }

  private byte[] encode() {
    TestGraph graph = new TestGraph().input("image", inputType, input);
    graph.node("Cast", "numbers", List.of("image"), integer("to", 1));
    graph.node("Transpose", "planes", List.of("numbers"), ints("perm", 0, 3, 1, 2));
    graph.number("scale", scale);
    graph.node("Mul", "scaled", List.of("planes", "scale"));
    graph.node(
        "AveragePool",
        "pooled",
        List.of("scaled"),
        ints("kernel_shape", 2, 2),
        ints("strides", 2, 2));
    graph.number("one", 1);
    graph.number("half", 0.5f);
    graph.node("Sub", "inverse", List.of("one", "pooled"));
    graph.node("Concat", "class_map", List.of("pooled", "inverse"), integer("axis", 1));
    graph.node(
        "ReduceMean", embeddingName, List.of("pooled"), ints("axes", 2, 3), integer("keepdims", 0));
    graph.longs("axis", 1);
    graph.node("Sub", "above", List.of("pooled", "half"));
    graph.node("Sqrt", "root", List.of("above"));
    if (map.equals("wide")) {
      graph.node(
          "AveragePool",
          "wide",
          List.of("pooled"),
          ints("kernel_shape", 9, 9),
          ints("pads", 4, 4, 4, 4),
          integer("count_include_pad", 1));
    }
    graph.node("Squeeze", "defect_map", List.of(map, "axis"));
    return graph
        .output("defect_map", 0, 0, 0)
        .output("class_map", 0, 2, 0, 0)
        .output(embeddingName, 0, 1)
        .encode();
  }
}
