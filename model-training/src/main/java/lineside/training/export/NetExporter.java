package lineside.training.export;

import static lineside.training.export.OnnxGraph.integer;
import static lineside.training.export.OnnxGraph.ints;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import lineside.training.data.Normalisation;
import lineside.training.net.DefectNet;
import lineside.training.net.TrainedNet;
import org.bytedeco.javacpp.PointerScope;

/**
 * Writes a trained network as the {@code model.onnx} of a package: input {@code image} uint8
 * [N,H,W,C], outputs {@code defect_map} [N,H/2,W/2], {@code class_map} [N,K,H/2,W/2] and {@code
 * embedding} [N,E], float32, batch normalisation folded, pixel normalisation inside.
 */
public final class NetExporter {
  private NetExporter() {}

  /** The file. The network's running statistics are used, whatever mode it is in. */
  public static byte[] export(DefectNet net) {
    return export(TrainedNet.alone(net));
  }

  /** The file of a network whose map may come about otherwise. */
  public static byte[] export(TrainedNet trained) {
    DefectNet net = trained.net();
    try (PointerScope scope = new PointerScope()) {
      OnnxGraph graph = new OnnxGraph();
      String channels = Integer.toString(net.channels());
      String image =
          graph.input("image", TensorProto.DataType.UINT8, "pictures", "rows", "columns", channels);
      DefectNet.Outputs<String> outputs =
          net.outputs(new OnnxOps(graph), normalised(graph, image), trained.head());
      graph.nodeNamed("defect_map", "Squeeze", List.of(outputs.defectMap(), graph.longs(1)));
      graph.nodeNamed("class_map", "Identity", List.of(outputs.classMap()));
      graph.nodeNamed("embedding", "Identity", List.of(outputs.embedding()));
      graph.output("defect_map", "pictures", "map_rows", "map_columns");
      graph.output(
          "class_map", "pictures", Integer.toString(net.classes()), "map_rows", "map_columns");
      graph.output("embedding", "pictures", "features");
      return graph.encode();
    }
  }

  private static String normalised(OnnxGraph graph, String image) {
    String numbers =
        graph.node("Cast", List.of(image), integer("to", TensorProto.DataType.FLOAT.getNumber()));
    String planes = graph.node("Transpose", List.of(numbers), ints("perm", 0, 3, 1, 2));
    String scaled =
        graph.node("Mul", List.of(planes, graph.floats(new float[] {Normalisation.SCALE}, 1)));
    return graph.node("Add", List.of(scaled, graph.floats(new float[] {Normalisation.SHIFT}, 1)));
  }
}
