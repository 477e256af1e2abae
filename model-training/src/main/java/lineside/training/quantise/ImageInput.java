package lineside.training.quantise;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Optional;
import lineside.training.export.OnnxConstants;
import org.jspecify.annotations.Nullable;

/**
 * A value that is nothing but grey levels, normalised: {@code level x scale + shift}. The levels
 * themselves are then its whole numbers, and the picture needs no arithmetic before the first
 * convolution.
 *
 * @param transpose node that puts the planes in order, still of the picture itself
 * @param source uint8 input of the graph
 * @param scale above 0
 * @param shift value of level 0
 */
record ImageInput(NodeProto transpose, String source, float scale, float shift) {
  /** Recognises Add(Mul(Transpose(Cast(input)))) with single numbers. */
  static Optional<ImageInput> of(Int8Plan plan, String tensor) {
    NodeProto add = producer(plan, tensor, "Add");
    NodeProto multiply = add == null ? null : producer(plan, add.getInput(0), "Mul");
    NodeProto transpose =
        multiply == null ? null : producer(plan, multiply.getInput(0), "Transpose");
    NodeProto cast = transpose == null ? null : producer(plan, transpose.getInput(0), "Cast");
    if (add == null || multiply == null || transpose == null || cast == null) {
      return Optional.empty();
    }
    float scale = number(plan, multiply.getInput(1));
    float shift = number(plan, add.getInput(1));
    boolean isInput = plan.producer(cast.getInput(0)) == null;
    boolean isForConvolutions =
        plan.consumers(tensor).stream().allMatch(plan::isQuantised) && !plan.isOutput(tensor);
    boolean holdsZero = -shift >= 0 && -shift <= 255 * scale;
    return isInput && isForConvolutions && scale > 0 && holdsZero
        ? Optional.of(new ImageInput(transpose, cast.getInput(0), scale, shift))
        : Optional.empty();
  }

  private static @Nullable NodeProto producer(Int8Plan plan, String tensor, String type) {
    NodeProto node = plan.producer(tensor);
    return node != null && node.getOpType().equals(type) ? node : null;
  }

  private static float number(Int8Plan plan, String name) {
    TensorProto constant = plan.constant(name);
    if (constant == null || !OnnxConstants.isFloat(constant)) {
      return Float.NaN;
    }
    float[] values = OnnxConstants.floats(constant);
    return values.length == 1 ? values[0] : Float.NaN;
  }

  /** The range whose levels are the grey levels; 0 is the nearest of them. */
  ValueRange range() {
    return new ValueRange(scale, Math.max(0, Math.min(255, Math.round(-shift / scale))));
  }

  /** What every value is above what its level says; goes into the bias. */
  float remainder() {
    return shift + range().zeroPoint() * scale;
  }
}
