package lineside.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import lineside.training.data.Batch;
import lineside.training.data.CropSampler;
import lineside.training.data.HardPlaces;
import lineside.training.data.HeldOut;
import lineside.training.data.PictureLoader;
import lineside.training.data.TrainingPicture;
import lineside.training.export.ExportedWeights;
import lineside.training.fit.HardPlaceMiner;
import lineside.training.fit.Trainer;
import lineside.training.net.DefectNet;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import org.bytedeco.pytorch.global.torch;

/**
 * A training run from pictures to package.
 *
 * <p>Runs on the calling thread, in a process of its own: a fault of the native library ends the
 * process, and no inspection may be in it. A package with thresholds is written at every check, so
 * that a run that is stopped has left something to use.
 */
public final class Training {
  private static final int CHECKS = 10;
  private static final int TIMED_STEPS = 15;
  private static final double LOSS_SHARE = 0.02;
  private static final int MINED_PICTURES = 500;
  private static final double NANOS = 1e9;

  private final TrainingConfig config;
  private final Consumer<String> progress;
  private final LongSupplier nanoTime;
  private final long startNanos;

  private Training(TrainingConfig config, Consumer<String> progress, LongSupplier nanoTime) {
    this.config = config;
    this.progress = progress;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  /** Runs, without telling anybody how far it is. */
  public static ModelPackage run(TrainingConfig config) throws IOException, ModelPackageException {
    return run(config, line -> {});
  }

  /**
   * Runs.
   *
   * @param progress takes a line now and then
   * @return the package that was written last
   */
  public static ModelPackage run(TrainingConfig config, Consumer<String> progress)
      throws IOException, ModelPackageException {
    return new Training(config, progress, System::nanoTime).run();
  }

  private ModelPackage run() throws IOException, ModelPackageException {
    torch.set_num_threads(config.threads());
    torch.manual_seed(config.seed());
    HeldOut split = HeldOut.of(DataSet.open(config.data()).pictures(Split.TRAIN));
    if (split.learning().isEmpty()) {
      throw new IOException(
          "nothing to learn from: %s has no train pictures".formatted(config.data()));
    }
    List<String> kinds = kinds(split.learning());
    int channels = PictureLoader.channelsOf(split.learning().get(0).file());
    List<TrainingPicture> pictures = new PictureLoader(kinds, channels).load(split.learning());
    progress.accept(
        "%d pictures to learn from, %d held out, kinds %s"
            .formatted(pictures.size(), split.held().size(), kinds));
    HardPlaces hard = new HardPlaces();
    Random random = new Random(config.seed());
    CropSampler sampler =
        new CropSampler(
            pictures, kinds.size(), new CropSampler.Settings(config.pose(), hard), random);
    DefectNet net = new DefectNet(config.size(), channels, kinds.size());
    PackageCheck check = new PackageCheck(config, kinds, split.held());
    Mining mining = new Mining(new HardPlaceMiner(sampler.good(), random), hard);
    restore(net, kinds, mining);
    return learn(net, sampler, check, mining);
  }

  private void restore(DefectNet net, List<String> kinds, Mining mining)
      throws IOException, ModelPackageException {
    Path base = config.base();
    if (base == null) {
      return;
    }
    ModelPackage model = ModelPackage.load(base);
    if (!model.classes().equals(kinds)) {
      throw new IOException(
          "package to start from knows %s, the data %s".formatted(model.classes(), kinds));
    }
    net.restore(ExportedWeights.read(Files.readAllBytes(model.onnx())));
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, config.threads())) {
      mining.places().replaceBy(mining.miner().mine(detector, MINED_PICTURES));
    }
    progress.accept("starts from %s".formatted(model.sha256()));
  }

  private record Mining(HardPlaceMiner miner, HardPlaces places) {}

  private ModelPackage learn(DefectNet net, CropSampler sampler, PackageCheck check, Mining mining)
      throws IOException, ModelPackageException {
    TrainingConfig.Budget budget = config.budget();
    Batch.Shape shape =
        new Batch.Shape(budget.crops(), net.channels(), net.classes(), budget.cropSidePx());
    Trainer.Start start = config.base() == null ? Trainer.Start.FRESH : Trainer.Start.TUNING;
    try (Trainer trainer = new Trainer(net, sampler, shape, start)) {
      int steps = budget.steps() > 0 ? budget.steps() : stepsThatFit(trainer);
      double loss = trainer.step(0);
      for (int step = 1; ; step++) {
        if (step == steps || step % Math.max(1, steps / CHECKS) == 0) {
          Consumer<DefectDetector> use = step < steps ? mine(mining) : detector -> {};
          PackageCheck.Result result = check.publish(net, step, seconds(), use);
          progress.accept(
              "step %d of %d, %.0f s, loss %.4f, held out: %s"
                  .formatted(step, steps, seconds(), loss, result.figures().line()));
          if (step == steps) {
            return result.model();
          }
        }
        loss += LOSS_SHARE * (trainer.step((double) step / steps) - loss);
      }
    }
  }

  private static Consumer<DefectDetector> mine(Mining mining) {
    return detector -> mining.places().replaceBy(mining.miner().mine(detector, MINED_PICTURES));
  }

  /** Learns a little at the lowest rate, to see how long it takes. */
  private int stepsThatFit(Trainer trainer) {
    long since = nanoTime.getAsLong();
    for (int step = 0; step < TIMED_STEPS; step++) {
      trainer.step(0);
    }
    double nanosPerStep = (nanoTime.getAsLong() - since) / (double) TIMED_STEPS;
    int steps = Math.max(1, (int) (config.budget().time().toNanos() / nanosPerStep));
    progress.accept("%d steps fit into %s".formatted(steps, config.budget().time()));
    return steps;
  }

  private double seconds() {
    return (nanoTime.getAsLong() - startNanos) / NANOS;
  }

  private static List<String> kinds(List<LabelledPicture> pictures) {
    List<String> kinds =
        pictures.stream()
            .filter(p -> !p.isGood())
            .map(LabelledPicture::label)
            .distinct()
            .sorted()
            .toList();
    return kinds.isEmpty() ? List.of("defect") : kinds;
  }
}
