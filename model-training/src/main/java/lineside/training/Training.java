package lineside.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import lineside.training.calibrate.CalibrationText;
import lineside.training.data.HeldOut;
import lineside.training.fit.LearningRun;
import lineside.training.fold.FoldFigures;
import lineside.training.pack.ModelPackageWriter;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Sha256;
import org.bytedeco.pytorch.global.torch;

/**
 * A training run from pictures to package.
 *
 * <p>Runs in a process of its own: a fault of the native library ends the process, and no
 * inspection may be in it. Its state is kept beside the package ({@code PACKAGE.training}) until
 * the package is written; the same command goes on from there after it was killed.
 */
public final class Training {
  private static final String IDENTITY_FILE = "identity.txt";

  private final TrainingConfig config;
  private final Consumer<String> lines;

  private Training(TrainingConfig config, Consumer<String> lines) {
    this.config = config;
    this.lines = lines;
  }

  /** Runs, without telling anybody how far it is. */
  public static ModelPackage run(TrainingConfig config) throws IOException, ModelPackageException {
    return run(config, line -> {});
  }

  /**
   * Runs.
   *
   * @param lines takes a line now and then
   * @return the package
   */
  public static ModelPackage run(TrainingConfig config, Consumer<String> lines)
      throws IOException, ModelPackageException {
    return new Training(config, lines).run();
  }

  private ModelPackage run() throws IOException, ModelPackageException {
    requireReplaceable();
    // One thread per run: the library's own threads spin while they wait, and cost more than they
    // bring on machines that do anything else.
    torch.set_num_threads(1);
    torch.manual_seed(config.seed());
    List<LabelledPicture> all = DataSet.open(config.data()).pictures(Split.TRAIN);
    Path work = work(HeldOut.of(all));
    // Before the pictures of the run itself fill the memory.
    FoldFigures folds = folds(all, work);
    PreparedData data = PreparedData.read(config, lines);
    List<LearningRun.Result> runs = new Candidates(config, data, lines, work).run();
    Kept best = Kept.of(runs, data, config.seed());
    if (runs.size() > 1) {
      runs.forEach(
          run -> lines.accept("%s ends with %s".formatted(run.name(), run.validation().line())));
      lines.accept("kept: " + best.run().name());
    }
    best.head().choices().forEach(choice -> lines.accept("chosen: " + choice.line()));
    PackageBuilder.Built built = new PackageBuilder(config, data, runs).build(best);
    CalibrationText.lines(built.outcome()).forEach(lines);
    ModelPackage model = new Finishing(config, data, runs, lines).finish(built, best, folds);
    ModelPackageWriter.delete(work);
    return model;
  }

  private FoldFigures folds(List<LabelledPicture> pictures, Path work)
      throws IOException, ModelPackageException {
    if (config.folds() == 0) {
      return FoldFigures.NONE;
    }
    FoldFigures figures = new FoldRuns(config, lines, work).run(pictures);
    figures.lines().forEach(lines);
    return figures;
  }

  private void requireReplaceable() throws IOException {
    if (Files.exists(config.out()) && !Files.exists(config.out().resolve(ModelPackage.CARD_FILE))) {
      throw new IOException(config.out() + " exists and is no model package, it is not replaced");
    }
  }

  /** The state of an earlier run of the same command on the same data is kept, any other goes. */
  private Path work(HeldOut split) throws IOException {
    Path work =
        config.out().toAbsolutePath().resolveSibling(config.out().getFileName() + ".training");
    String identity = identity(split);
    Path file = work.resolve(IDENTITY_FILE);
    if (Files.isDirectory(work)
        && !(Files.isRegularFile(file) && Files.readString(file).equals(identity))) {
      lines.accept("state of another run in %s is dropped".formatted(work));
      ModelPackageWriter.delete(work);
    }
    Files.createDirectories(work);
    Files.writeString(file, identity);
    return work;
  }

  private String identity(HeldOut split) {
    StringBuilder text = new StringBuilder();
    for (LabelledPicture picture : split.learning()) {
      text.append(picture.label()).append(' ').append(picture.file().getFileName()).append('\n');
    }
    return "%s %s %d %s %d %s%n"
        .formatted(
            config.size(),
            config.effort(),
            config.seed(),
            config.teaching(),
            config.folds(),
            Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
