package lineside.vision.detect;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.ModelPackageException.Category;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One loaded set of weights on one provider; {@link #run} is thread-safe. */
final class ModelSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelSession.class);
  private static final String INPUT = "image";
  private static final String DEFECT_MAP = "defect_map";
  private static final String CLASS_MAP = "class_map";
  private static final String EMBEDDING = "embedding";

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String provider;

  private ModelSession(OrtEnvironment environment, OrtSession session, String provider) {
    this.environment = environment;
    this.session = session;
    this.provider = provider;
  }

  static ModelSession open(ModelPackage model, Provider provider, int threads)
      throws ModelPackageException {
    RuntimeLibraries.unpack();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    return switch (provider) {
      case CPU -> openOn(environment, model, false, threads);
      case CUDA -> openOn(environment, model, true, threads);
      case AUTO -> openOnBest(environment, model, threads);
    };
  }

  private static ModelSession openOnBest(
      OrtEnvironment environment, ModelPackage model, int threads) throws ModelPackageException {
    try {
      return openOn(environment, model, true, threads);
    } catch (ModelPackageException noDevice) {
      if (noDevice.category() != Category.PROVIDER_MISSING) {
        throw noDevice;
      }
      LOG.warn("no cuda on this machine, computing on the cpu: {}", noDevice.getMessage());
      return openOn(environment, model, false, threads);
    }
  }

  private static ModelSession openOn(
      OrtEnvironment environment, ModelPackage model, boolean isCuda, int threads)
      throws ModelPackageException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      // A spinning pool burns the cores that the rest of the line needs.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      if (isCuda) {
        addCuda(options);
      }
      OrtSession session = environment.createSession(model.onnx().toString(), options);
      ModelSession opened = new ModelSession(environment, session, isCuda ? "cuda" : "cpu");
      opened.requireMatch(model);
      return opened;
    } catch (OrtException e) {
      throw new ModelPackageException(
          Category.UNLOADABLE,
          "%s (sha-256 %s): %s".formatted(model.onnx(), model.card().onnxSha256(), e.getMessage()),
          e);
    }
  }

  private static void addCuda(OrtSession.SessionOptions options) throws ModelPackageException {
    try {
      options.addCUDA(0);
    } catch (OrtException | UnsatisfiedLinkError e) {
      throw new ModelPackageException(
          Category.PROVIDER_MISSING, "provider cuda is not available: " + e.getMessage(), e);
    }
  }

  private void requireMatch(ModelPackage model) throws ModelPackageException {
    @Nullable String mismatch = null;
    try {
      mismatch = mismatch(model);
    } catch (OrtException e) {
      mismatch = e.getMessage();
    }
    if (mismatch != null) {
      close();
      throw new ModelPackageException(
          Category.INVALID,
          "%s (sha-256 %s): %s".formatted(model.onnx(), model.card().onnxSha256(), mismatch),
          null);
    }
  }

  private @Nullable String mismatch(ModelPackage model) throws OrtException {
    @Nullable NodeInfo input = session.getInputInfo().get(INPUT);
    if (input == null || !(input.getInfo() instanceof TensorInfo tensor)) {
      return "no input tensor named image";
    }
    long[] shape = tensor.getShape();
    if (tensor.type != OnnxJavaType.UINT8
        || shape.length != 4
        || shape[3] != model.card().input().channels()) {
      return "input image is %s, not uint8 [N,H,W,%d]"
          .formatted(tensor, model.card().input().channels());
    }
    if (!session.getOutputNames().containsAll(Set.of(DEFECT_MAP, CLASS_MAP, EMBEDDING))) {
      return "outputs are " + session.getOutputNames();
    }
    @Nullable NodeInfo kinds = session.getOutputInfo().get(CLASS_MAP);
    if (kinds == null
        || !(kinds.getInfo() instanceof TensorInfo planes)
        || planes.getShape().length != 4
        || planes.getShape()[1] != model.classes().size()) {
      return "class_map does not have %d planes".formatted(model.classes().size());
    }
    return null;
  }

  String provider() {
    return provider;
  }

  /**
   * Runs a batch.
   *
   * @param tensor direct buffer, read from 0; the caller may reuse it afterwards
   */
  ModelOutput run(ByteBuffer tensor, TensorSize size) throws InvalidModelOutputException {
    ByteBuffer input = tensor.duplicate().order(tensor.order()).clear().limit(size.bytes());
    try (OnnxTensor image =
            OnnxTensor.createTensor(environment, input, size.shape(), OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of(INPUT, image))) {
      OnnxTensor maps = tensor(result, DEFECT_MAP);
      long[] shape = maps.getInfo().getShape();
      return new ModelOutput(
          floats(maps),
          floats(tensor(result, CLASS_MAP)),
          floats(tensor(result, EMBEDDING)),
          Math.toIntExact(shape[1]),
          Math.toIntExact(shape[2]));
    } catch (OrtException e) {
      throw new InvalidModelOutputException("run failed on " + provider, e);
    }
  }

  private static OnnxTensor tensor(OrtSession.Result result, String name)
      throws InvalidModelOutputException {
    OnnxValue value =
        result.get(name).orElseThrow(() -> new InvalidModelOutputException("no " + name));
    if (!(value instanceof OnnxTensor tensor)) {
      throw new InvalidModelOutputException(name + " is no tensor");
    }
    return tensor;
  }

  private static float[] floats(OnnxTensor tensor) throws InvalidModelOutputException {
    if (tensor.getInfo().type != OnnxJavaType.FLOAT) {
      throw new InvalidModelOutputException("output is " + tensor.getInfo());
    }
    return tensor.getFloatBuffer().array();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      LOG.warn("session did not close: {}", e.getMessage());
    }
  }
}
