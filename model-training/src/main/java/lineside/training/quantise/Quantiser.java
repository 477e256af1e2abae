package lineside.training.quantise;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.training.export.OnnxConstants;

/**
 * Turns a floating-point ONNX file into one whose hidden convolutions run on bytes, with the ranges
 * of their values taken from pictures (static quantisation, QDQ form, operator set 13 or later).
 *
 * @param rule which values are worth a level
 * @param weights how many levels a weight has
 */
public record Quantiser(RangeRule rule, WeightRange weights) {
  private static final int FIRST_PER_CHANNEL_OPERATOR_SET = 13;

  /** What was measured best: all values, weights that are exact on every processor. */
  public static final Quantiser DEFAULT = new Quantiser(RangeRule.MIN_MAX, WeightRange.REDUCED);

  /**
   * Quantises.
   *
   * @param onnx file with one uint8 input [N,H,W,C]
   * @param pictures what it is going to see; at least one
   * @return the file; inputs and outputs are those of the original
   * @throws IOException when the file does not read, has nothing to quantise or a weight that is no
   *     number, or when a value is none on some picture
   */
  public byte[] quantise(byte[] onnx, List<PictureTensor> pictures) throws IOException {
    ModelProto model = parse(onnx);
    long operators =
        model.getOpsetImportList().stream()
            .filter(o -> o.getDomain().isEmpty())
            .mapToLong(o -> o.getVersion())
            .findFirst()
            .orElse(0);
    if (operators < FIRST_PER_CHANNEL_OPERATOR_SET) {
      throw new IOException("operator set is %d, 13 or later is needed".formatted(operators));
    }
    Int8Plan plan = new Int8Plan(model.getGraph());
    if (plan.convolutions() == 0) {
      throw new IOException("graph has no hidden convolution to quantise");
    }
    requireNumbers(model.getGraph());
    return Int8Graph.of(model, plan, ActivationRanges.of(model, plan, pictures, rule), weights)
        .toByteArray();
  }

  private static void requireNumbers(GraphProto graph) throws IOException {
    Map<String, TensorProto> constants = new HashMap<>();
    graph.getInitializerList().forEach(c -> constants.put(c.getName(), c));
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("Conv")) {
        for (String input : node.getInputList()) {
          TensorProto constant = constants.get(input);
          if (constant != null) {
            requireNumbers(constant, node);
          }
        }
      }
    }
  }

  private static void requireNumbers(TensorProto weights, NodeProto node) throws IOException {
    float[] values = OnnxConstants.floats(weights);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IOException(
            "weight %d of %s (convolution %s) is %s"
                .formatted(i, weights.getName(), node.getName(), values[i]));
      }
    }
  }

  private static ModelProto parse(byte[] onnx) throws IOException {
    try {
      return ModelProto.parseFrom(onnx);
    } catch (InvalidProtocolBufferException e) {
      throw new IOException("weights are no onnx file", e);
    }
  }
}
