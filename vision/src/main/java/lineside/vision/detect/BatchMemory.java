package lineside.vision.detect;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelInput.ElementType;

/**
 * Memory of one batch shape outside the heap, used for run after run: the input tensor, and the
 * outputs that the runtime writes into once their shapes are known. One thread at a time has it;
 * closed by the pool that lends it.
 */
final class BatchMemory implements AutoCloseable {
  private final TensorSize size;
  private final ByteBuffer pixels;
  private final OnnxTensor input;
  private final Map<String, OnnxTensor> outputs = new HashMap<>();
  private final Map<String, OutputTensor> answers = new HashMap<>();
  private long bytes;

  BatchMemory(TensorSize size) throws OrtException {
    this.size = size;
    this.pixels = direct(size.bytes());
    this.input = tensorOver(pixels, size);
  }

  /** An input tensor over a direct buffer that is read from 0; whoever asked closes it. */
  static OnnxTensor tensorOver(ByteBuffer pixels, TensorSize size) throws OrtException {
    ModelInput input = size.input();
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(),
        pixels.duplicate().order(ByteOrder.nativeOrder()).clear().limit(size.bytes()),
        size.shape(),
        input.type() == ElementType.UINT8 ? OnnxJavaType.UINT8 : OnnxJavaType.FLOAT);
  }

  private ByteBuffer direct(long wanted) {
    bytes += wanted;
    return ByteBuffer.allocateDirect(Math.toIntExact(wanted)).order(ByteOrder.nativeOrder());
  }

  TensorSize size() {
    return size;
  }

  /** Bytes outside the heap. */
  long bytes() {
    return bytes;
  }

  /** Where a picture of the batch is written. */
  ByteBuffer slot(int picture) {
    return pixels.slice(picture * size.pictureBytes(), size.pictureBytes());
  }

  /** What the runtime reads. */
  OnnxTensor input() {
    return input;
  }

  /** What the runtime writes into; empty until {@link #learn}. */
  Map<String, OnnxTensor> outputs() {
    return outputs;
  }

  /** The outputs as they are read. */
  Map<String, OutputTensor> answers() {
    return answers;
  }

  /** Makes room for answers of the shapes of a first run of this batch shape. */
  void learn(Map<String, OutputTensor> first) throws OrtException {
    for (OutputTensor answer : first.values()) {
      FloatBuffer values = direct(4L * answer.buffer().capacity()).asFloatBuffer();
      outputs.put(
          answer.name(),
          OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, answer.shape()));
      answers.put(answer.name(), new OutputTensor(answer.name(), values, answer.shape()));
    }
  }

  @Override
  public void close() {
    List<OnnxValue> tensors = new ArrayList<>(outputs.values());
    outputs.clear();
    tensors.forEach(OnnxValue::close);
    input.close();
  }
}
