package lineside.training.export;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Numbers in and out of the constants of a graph. */
public final class OnnxConstants {
  private OnnxConstants() {}

  /** Whether a constant holds float32 numbers. */
  public static boolean isFloat(TensorProto constant) {
    return constant.getDataType() == TensorProto.DataType.FLOAT.getNumber();
  }

  /** The numbers of a float32 constant, row-major, whichever way they are stored. */
  public static float[] floats(TensorProto constant) {
    if (constant.getFloatDataCount() > 0) {
      float[] values = new float[constant.getFloatDataCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = constant.getFloatData(i);
      }
      return values;
    }
    float[] values = new float[constant.getRawData().size() / Float.BYTES];
    constant
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }

  /** A float32 vector; no dimensions for a single number. */
  public static TensorProto floats(String name, float[] values, List<Long> shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return constant(name, TensorProto.DataType.FLOAT, raw, shape);
  }

  /** An int32 constant. */
  public static TensorProto ints(String name, int[] values, List<Long> shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Integer.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    return constant(name, TensorProto.DataType.INT32, raw, shape);
  }

  /** A constant of bytes, signed or not. */
  public static TensorProto bytes(
      String name, TensorProto.DataType type, byte[] values, List<Long> shape) {
    return constant(name, type, ByteBuffer.wrap(values), shape);
  }

  private static TensorProto constant(
      String name, TensorProto.DataType type, ByteBuffer raw, List<Long> shape) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(type.getNumber())
        .addAllDims(shape)
        .setRawData(ByteString.copyFrom(raw))
        .build();
  }
}
