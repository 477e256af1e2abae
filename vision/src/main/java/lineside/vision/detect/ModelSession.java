package lineside.vision.detect;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import lineside.vision.model.Contract;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.ModelPackageException.Category;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One loaded set of weights on one provider; {@link #run} is thread-safe. */
final class ModelSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelSession.class);

  private final OrtSession session;
  private final Device device;
  private final Weights weights;
  private final OutputReader reader;
  private final ModelInput input;
  private final int picturesPerRun;

  /** Whether the shapes of the answers depend on that of the batch alone. */
  private final boolean hasFixedAnswers;

  private enum Device {
    CPU("cpu"),
    CUDA("cuda");

    private final String text;

    Device(String text) {
      this.text = text;
    }
  }

  private ModelSession(OrtSession session, Device device, Weights weights, ModelCard card)
      throws OrtException, GraphMismatchException {
    this.session = session;
    this.device = device;
    this.weights = weights;
    this.reader = weights.reader(card);
    this.input = card.input();
    // A detector's graph may answer with as many boxes as it found.
    this.hasFixedAnswers = card.contract() == Contract.LINESIDE;
    GraphCheck check = new GraphCheck(session);
    this.picturesPerRun = check.requireInput(input);
    check.requireOutputs(reader);
  }

  /**
   * Loads weights.
   *
   * @throws ModelPackageException when they do not load or contradict the description, or the
   *     provider is not on this machine
   */
  static ModelSession open(Weights weights, ModelCard card, Provider provider, int threads)
      throws ModelPackageException {
    RuntimeLibraries.unpack();
    requireSound(weights);
    return switch (provider) {
      case CPU -> openOn(Device.CPU, weights, card, threads);
      case CUDA -> openOn(Device.CUDA, weights, card, threads);
      case AUTO -> openOnBest(weights, card, threads);
    };
  }

  private static void requireSound(Weights weights) throws ModelPackageException {
    @Nullable String problem;
    try {
      problem = WeightCheck.problem(Files.readAllBytes(weights.file()));
    } catch (IOException e) {
      throw refusal(Category.MISSING, weights, e);
    }
    if (problem != null) {
      throw refusal(Category.INVALID, weights, new GraphMismatchException(problem));
    }
  }

  private static ModelSession openOnBest(Weights weights, ModelCard card, int threads)
      throws ModelPackageException {
    try {
      return openOn(Device.CUDA, weights, card, threads);
    } catch (ModelPackageException noDevice) {
      if (noDevice.category() != Category.PROVIDER_MISSING) {
        throw noDevice;
      }
      LOG.warn("no cuda on this machine, computing on the cpu: {}", noDevice.getMessage());
      return openOn(Device.CPU, weights, card, threads);
    }
  }

  private static ModelSession openOn(Device device, Weights weights, ModelCard card, int threads)
      throws ModelPackageException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      // A spinning pool burns the cores that the rest of the line needs.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      if (device == Device.CUDA) {
        addCuda(options);
      }
      return matched(
          OrtEnvironment.getEnvironment().createSession(weights.file().toString(), options),
          device,
          weights,
          card);
    } catch (OrtException e) {
      throw refusal(Category.UNLOADABLE, weights, e);
    }
  }

  private static ModelSession matched(
      OrtSession session, Device device, Weights weights, ModelCard card)
      throws ModelPackageException, OrtException {
    try {
      return new ModelSession(session, device, weights, card);
    } catch (GraphMismatchException | OrtException e) {
      session.close();
      throw refusal(Category.INVALID, weights, e);
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

  static ModelPackageException refusal(Category category, Weights weights, Exception cause) {
    return new ModelPackageException(
        category,
        "%s (sha-256 %s): %s".formatted(weights.file(), weights.sha256(), cause.getMessage()),
        cause);
  }

  /** Where it computes and with what, for example {@code cpu-int8}. */
  String provider() {
    return switch (weights.kind()) {
      case FLOATS -> device.text;
      case INTEGERS -> device.text + "-int8";
    };
  }

  /** What runs. */
  Weights weights() {
    return weights;
  }

  /** Who reads the answers. */
  OutputReader reader() {
    return reader;
  }

  /** Pictures of a run at most. */
  int picturesPerRun() {
    return picturesPerRun;
  }

  /**
   * Runs the batch that was written into a memory.
   *
   * @return answers that are valid until the memory runs again
   */
  ModelOutput run(BatchMemory memory) throws InvalidModelOutputException {
    return run(memory, memory.input());
  }

  /**
   * Runs a batch that lies elsewhere.
   *
   * @param pixels direct buffer of the size of the memory, read from 0
   * @return answers that are valid until the memory runs again
   */
  ModelOutput run(BatchMemory memory, ByteBuffer pixels) throws InvalidModelOutputException {
    try (OnnxTensor tensor = BatchMemory.tensorOver(pixels, memory.size())) {
      return run(memory, tensor);
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  private ModelOutput run(BatchMemory memory, OnnxTensor tensor)
      throws InvalidModelOutputException {
    Map<String, OnnxTensor> inputs = Map.of(input.name(), tensor);
    int pictures = memory.size().pictures();
    if (!memory.outputs().isEmpty()) {
      try (OrtSession.Result result = session.run(inputs, memory.outputs())) {
        return new ModelOutput(pictures, memory.answers());
      } catch (OrtException e) {
        throw failure(e);
      }
    }
    try (OrtSession.Result result = session.run(inputs, reader.outputs())) {
      Map<String, OutputTensor> outputs = new HashMap<>();
      for (String name : reader.outputs()) {
        outputs.put(name, onHeap(result, name));
      }
      if (hasFixedAnswers) {
        memory.learn(outputs);
      }
      return new ModelOutput(pictures, outputs);
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  private InvalidModelOutputException failure(OrtException e) {
    return new InvalidModelOutputException("run failed on " + provider(), e);
  }

  private static OutputTensor onHeap(OrtSession.Result result, String name)
      throws InvalidModelOutputException {
    OnnxValue value =
        result.get(name).orElseThrow(() -> new InvalidModelOutputException("no " + name));
    if (!(value instanceof OnnxTensor tensor) || tensor.getInfo().type != OnnxJavaType.FLOAT) {
      throw new InvalidModelOutputException(name + " is " + value.getInfo());
    }
    return new OutputTensor(name, tensor.getFloatBuffer(), tensor.getInfo().getShape());
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
