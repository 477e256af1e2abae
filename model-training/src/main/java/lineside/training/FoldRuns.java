package lineside.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lineside.training.TrainingConfig.Effort;
import lineside.training.TrainingConfig.Gate;
import lineside.training.TrainingConfig.Start;
import lineside.training.TrainingConfig.Teaching;
import lineside.training.data.HeldOut;
import lineside.training.data.TrainingPicture;
import lineside.training.fit.LearningRun;
import lineside.training.fit.Validation;
import lineside.training.fold.FoldFigures;
import lineside.training.fold.Folds;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.model.ModelPackageException;

/**
 * Learns once per fold, each time without the pictures of that fold, to measure on them. Everything
 * that is chosen from the data is chosen anew, without them; one start is taken, not the better of
 * two, so that nothing was chosen by the pictures that are measured on.
 */
final class FoldRuns {
  /** Enough for a figure; more would not fit a ranking of all their pixels. */
  private static final int MOST_MEASURED = 300;

  private final TrainingConfig config;
  private final Consumer<String> lines;
  private final Path work;

  /** Takes where the state of its runs is kept, a folder each. */
  FoldRuns(TrainingConfig config, Consumer<String> lines, Path work) {
    this.config = single(config);
    this.lines = lines;
    this.work = work;
  }

  private static TrainingConfig single(TrainingConfig config) {
    Effort effort = config.effort();
    boolean isHalved = effort.start() == Start.AUTO && effort.threads() == 1;
    Teaching teaching = config.teaching();
    return new TrainingConfig(
        config.data(),
        config.out(),
        config.name(),
        config.size(),
        new Effort(
            isHalved ? effort.time().dividedBy(2) : effort.time(),
            effort.steps(),
            effort.start() == Start.AUTO ? Start.BASE : effort.start(),
            1),
        config.seed(),
        teaching == null ? null : new Teaching(teaching.teacher(), Gate.NONE),
        config.origin(),
        config.folds());
  }

  /** Runs them all, one after the other. */
  FoldFigures run(List<LabelledPicture> pictures) throws IOException, ModelPackageException {
    List<HeldOut> folds = Folds.of(pictures, config.folds());
    List<FoldFigures.Fold> figures = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      String name = "fold %d of %d".formatted(i + 1, folds.size());
      FoldFigures.Fold fold = fold(folds.get(i), name, work.resolve("fold-" + (i + 1)));
      lines.accept("%s: %s".formatted(name, FoldFigures.line(fold)));
      figures.add(fold);
    }
    return new FoldFigures(figures);
  }

  private FoldFigures.Fold fold(HeldOut split, String name, Path directory)
      throws IOException, ModelPackageException {
    Consumer<String> named = line -> lines.accept(name + ": " + line);
    PreparedData data = PreparedData.read(config, split, named);
    LearningRun.Result result =
        Candidates.best(new Candidates(config, data, named, directory).run());
    long good = data.held().stream().filter(TrainingPicture::isGood).count();
    return new FoldFigures.Fold(
        (int) good,
        data.held().size() - (int) good,
        Validation.of(result.net(), data.held(), MOST_MEASURED));
  }
}
