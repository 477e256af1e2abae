package lineside.bench.bare;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackage;

/**
 * A session of ONNX Runtime on tensors of one shape that are made once: the least that running a
 * model from Java can cost. Not thread-safe.
 */
public final class BareModel implements AutoCloseable {
  private static final String MAP = "defect_map";

  private final OrtSession session;
  private final ByteBuffer pixels;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs = new HashMap<>();
  private final FloatBuffer map;

  /**
   * Opens the weights of a package of this project.
   *
   * @param pictures of a run
   * @param rows rows of a tensor, padding included
   * @param columns columns of a tensor, padding included
   */
  public BareModel(ModelPackage model, int pictures, int rows, int columns) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    ModelInput input = model.card().input();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(model.onnx().toString(), options);
    }
    pixels = direct((long) pictures * rows * columns * input.channels());
    OnnxTensor tensor =
        OnnxTensor.createTensor(
            environment,
            pixels,
            new long[] {pictures, rows, columns, input.channels()},
            OnnxJavaType.UINT8);
    inputs = Map.of(input.name(), tensor);
    FloatBuffer found = FloatBuffer.allocate(0);
    try (OrtSession.Result first = session.run(inputs)) {
      for (var output : first) {
        OnnxTensor answer = (OnnxTensor) output.getValue();
        FloatBuffer values =
            direct(Float.BYTES * answer.getInfo().getNumElements()).asFloatBuffer();
        outputs.put(
            output.getKey(),
            OnnxTensor.createTensor(environment, values, answer.getInfo().getShape()));
        found = output.getKey().equals(MAP) ? values : found;
      }
    }
    map = found;
  }

  private static ByteBuffer direct(long bytes) {
    return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
  }

  /** Where the pictures are written. */
  public ByteBuffer pixels() {
    return pixels;
  }

  /** Runs what was written. */
  public void run() throws OrtException {
    session.run(inputs, outputs).close();
  }

  /** Highest value of the defect map of the last run. */
  public float peak() {
    float peak = 0;
    for (int i = 0; i < map.capacity(); i++) {
      peak = Math.max(peak, map.get(i));
    }
    return peak;
  }

  @Override
  public void close() throws OrtException {
    outputs.values().forEach(OnnxTensor::close);
    inputs.values().forEach(OnnxTensor::close);
    session.close();
  }
}
