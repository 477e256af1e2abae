package lineside.training.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.training.net.ConvUnit;
import org.jspecify.annotations.Nullable;

/** Reads back the convolutions of a file that {@link NetExporter} wrote. */
public final class ExportedWeights {
  private ExportedWeights() {}

  /** Weights and bias of every convolution, in the order of the graph. */
  public static List<ConvUnit.Folded> read(byte[] onnx) throws IOException {
    ModelProto model = parse(onnx);
    Map<String, TensorProto> constants = new HashMap<>();
    model.getGraph().getInitializerList().forEach(c -> constants.put(c.getName(), c));
    List<ConvUnit.Folded> weights = new ArrayList<>();
    for (NodeProto node : model.getGraph().getNodeList()) {
      if (node.getOpType().equals("Conv")) {
        weights.add(
            new ConvUnit.Folded(
                floats(constants.get(node.getInput(1))), floats(constants.get(node.getInput(2)))));
      }
    }
    return weights;
  }

  private static ModelProto parse(byte[] onnx) throws IOException {
    try {
      return ModelProto.parseFrom(onnx);
    } catch (InvalidProtocolBufferException e) {
      throw new IOException("weights to start from are no onnx file", e);
    }
  }

  private static float[] floats(@Nullable TensorProto constant) throws IOException {
    if (constant == null || !OnnxConstants.isFloat(constant)) {
      throw new IOException("weights to start from were not written by this project");
    }
    return OnnxConstants.floats(constant);
  }
}
