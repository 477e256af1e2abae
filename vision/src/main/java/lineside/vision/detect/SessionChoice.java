package lineside.vision.detect;

import java.util.List;
import java.util.function.LongSupplier;
import lineside.vision.frame.Picture;
import lineside.vision.model.Contract;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.ModelPackageException.Category;
import lineside.vision.model.Precision;
import lineside.vision.model.Provider;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the weights of a package that suit the machine.
 *
 * @param model the package
 * @param provider where to compute
 * @param threads threads of a run
 * @param nanoTime clock to measure by
 */
record SessionChoice(ModelPackage model, Provider provider, int threads, LongSupplier nanoTime) {
  private static final Logger LOG = LoggerFactory.getLogger(SessionChoice.class);
  private static final double NANOS_PER_MILLI = 1e6;

  /** Grey of the picture that foreign weights have to answer once before they may run. */
  private static final int TRIAL_GREY = 114;

  ModelSession open(Precision precision) throws ModelPackageException {
    @Nullable Weights integers = Weights.integers(model);
    return switch (precision) {
      case FP32 -> openFloats();
      case INT8 -> openIntegers(integers);
      case AUTO -> integers == null ? openFloats() : faster(integers);
    };
  }

  private ModelSession openFloats() throws ModelPackageException {
    Weights weights = Weights.floats(model);
    ModelSession session = ModelSession.open(weights, model.card(), provider, threads);
    if (model.card().contract() != Contract.LINESIDE) {
      requireAnswer(session);
    }
    return session;
  }

  private ModelSession openIntegers(@Nullable Weights integers) throws ModelPackageException {
    if (integers == null) {
      throw new ModelPackageException(
          Category.INVALID, model.directory() + " has no weights in integers", null);
    }
    if (provider == Provider.CUDA) {
      throw new ModelPackageException(
          Category.PROVIDER_MISSING, "weights in integers run on the cpu only", null);
    }
    return ModelSession.open(integers, model.card(), Provider.CPU, threads);
  }

  private ModelSession faster(Weights integers) throws ModelPackageException {
    ModelSession floats = openFloats();
    if (!floats.provider().equals("cpu")) {
      return floats;
    }
    @Nullable ModelSession other = null;
    boolean isOther = false;
    try {
      other = openIntegers(integers);
      isOther = isFaster(floats, other);
      return isOther ? other : floats;
    } catch (InvalidModelOutputException e) {
      throw ModelSession.refusal(Category.INVALID, integers, e);
    } finally {
      if (isOther) {
        floats.close();
      } else if (other != null) {
        other.close();
      }
    }
  }

  private boolean isFaster(ModelSession floats, ModelSession integers)
      throws InvalidModelOutputException {
    ModelCard card = model.card();
    Speed.Comparison millis;
    try (TileBatches inFloats = new TileBatches(floats, card.input());
        TileBatches inIntegers = new TileBatches(integers, card.input())) {
      millis = new Speed(nanoTime).compare(inFloats, inIntegers, card.input());
    }
    LOG.info(
        "model {}: {} ms in floats, {} ms in integers: running {}",
        model.sha256(),
        millis.floats() / NANOS_PER_MILLI,
        millis.integers() / NANOS_PER_MILLI,
        millis.favoursIntegers() ? "integers" : "floats");
    return millis.favoursIntegers();
  }

  /** Shapes that a graph declares as free show only at a run. */
  private void requireAnswer(ModelSession session) throws ModelPackageException {
    TensorSize size = Speed.size(model.card().input());
    int type = model.card().input().channels() == 1 ? opencv_core.CV_8UC1 : opencv_core.CV_8UC3;
    try (Scalar grey = Scalar.all(TRIAL_GREY);
        Picture trial = new Picture(new Mat(size.rows(), size.columns(), type, grey));
        TileBatches batches = new TileBatches(session, model.card().input())) {
      batches.run(List.of(trial), PictureRun::finish);
    } catch (InvalidModelOutputException e) {
      session.close();
      throw ModelSession.refusal(Category.INVALID, session.weights(), e);
    }
  }
}
