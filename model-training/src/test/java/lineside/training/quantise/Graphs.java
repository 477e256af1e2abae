package lineside.training.quantise;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Runs graphs and looks into them. */
final class Graphs {
  private Graphs() {}

  /** One output for one picture. */
  static float[] run(byte[] onnx, PictureTensor picture, String output) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    ByteBuffer levels = ByteBuffer.allocateDirect(picture.levels().length);
    levels.put(picture.levels()).flip();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(onnx, options);
          OnnxTensor image =
              OnnxTensor.createTensor(environment, levels, picture.shape(), OnnxJavaType.UINT8);
          OrtSession.Result result = session.run(Map.of("image", image))) {
        return ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer().array();
      }
    }
  }

  /** How many nodes of each kind the runtime really computes. */
  static Map<String, Integer> computed(byte[] onnx, Path folder) throws OrtException, IOException {
    Path optimised = folder.resolve("optimised.onnx");
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
      options.setOptimizedModelFilePath(optimised.toString());
      OrtEnvironment.getEnvironment().createSession(onnx, options).close();
    }
    Map<String, Integer> kinds = new TreeMap<>();
    ModelProto.parseFrom(Files.readAllBytes(optimised))
        .getGraph()
        .getNodeList()
        .forEach(n -> kinds.merge(n.getOpType(), 1, Integer::sum));
    return kinds;
  }

  static TensorProto constant(ModelProto model, String name) {
    return model.getGraph().getInitializerList().stream()
        .filter(c -> c.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The node that writes a value. */
  static NodeProto writer(ModelProto model, String value) {
    return model.getGraph().getNodeList().stream()
        .filter(n -> n.getOutputList().contains(value))
        .findFirst()
        .orElseThrow();
  }
}
