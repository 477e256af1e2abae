package lineside.training;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import lineside.training.card.CardEvaluation;
import lineside.training.card.CardFacts;
import lineside.training.card.CardWriter;
import lineside.training.card.DataFacts;
import lineside.training.chart.LineChart;
import lineside.training.fit.LearningRun;
import lineside.training.fit.RunProgress;
import lineside.training.fold.FoldFigures;
import lineside.training.quantise.Int8Variant;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Precision;
import lineside.vision.model.Provider;

/** What a new package gets after its weights: the variant in whole numbers and the model card. */
final class Finishing {
  private static final Duration EVALUATION_LIMIT = Duration.ofSeconds(60);

  private final TrainingConfig config;
  private final PreparedData data;
  private final List<LearningRun.Result> runs;
  private final Consumer<String> lines;

  Finishing(
      TrainingConfig config,
      PreparedData data,
      List<LearningRun.Result> runs,
      Consumer<String> lines) {
    this.config = config;
    this.data = data;
    this.runs = runs;
    this.lines = lines;
  }

  ModelPackage finish(PackageBuilder.Built built, Kept best, FoldFigures folds)
      throws IOException, ModelPackageException {
    ModelPackage model = built.model();
    List<LabelledPicture> held = data.heldFiles();
    ExportCheck check = check(model, best);
    lines.accept(check.line());
    boolean isWide = config.size().gigaMacs() > 1;
    if (isWide && held.stream().anyMatch(LabelledPicture::isGood)) {
      Int8Variant.Outcome outcome =
          Int8Variant.add(model.directory(), data.split().learning(), held);
      lines.accept(outcome.line());
      model = outcome.model();
    }
    CardWriter.write(model, facts(model, best, check, folds));
    lines.accept("model card: " + model.directory().resolve("card").resolve("index.html"));
    return model;
  }

  private ExportCheck check(ModelPackage model, Kept best)
      throws IOException, ModelPackageException {
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1, Precision.FP32)) {
      return ExportCheck.of(best.trained(), detector, data.held());
    }
  }

  private CardFacts facts(ModelPackage model, Kept best, ExportCheck check, FoldFigures folds)
      throws IOException, ModelPackageException {
    CardFacts.Builder facts =
        CardFacts.of(
            "Finds defects in pictures; kinds it names: %s."
                .formatted(String.join(", ", data.kinds())));
    facts.data(DataFacts.of("learned from", data.split().learning()));
    facts.data(DataFacts.of("held out", data.heldFiles()));
    facts.data("left out", data.problems().size() + " pictures that do not read");
    best.choices(data.plan())
        .forEach(choice -> facts.choice(choice.what(), choice.chosen(), choice.why()));
    facts.training("seed", Long.toString(config.seed()));
    for (LearningRun.Result run : runs) {
      facts.training(
          run.name(),
          "%d steps, %.0f s, held out: %s"
              .formatted(
                  run.progress().steps(), run.progress().seconds(), run.validation().line()));
      facts.curve(curve(run));
    }
    facts.training("kept", best.run().name());
    put(facts, folds);
    facts.qualification("exported weights", check.line());
    evaluate(model, facts);
    return facts.build();
  }

  private static void put(CardFacts.Builder facts, FoldFigures folds) {
    for (int i = 0; i < folds.folds().size(); i++) {
      facts.training(
          "without fold %d of %d".formatted(i + 1, folds.folds().size()),
          FoldFigures.line(folds.folds().get(i)));
    }
    if (!folds.folds().isEmpty()) {
      facts.training("image AUROC over the folds, mean and spread", folds.imageAuroc().line());
      facts.training("pixel AP over the folds, mean and spread", folds.pixelAp().line());
    }
  }

  private void evaluate(ModelPackage model, CardFacts.Builder facts)
      throws IOException, ModelPackageException {
    List<LabelledPicture> test =
        config.data().resolve("test").toFile().isDirectory()
            ? DataSet.open(config.data()).pictures(Split.TEST)
            : List.of();
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1)) {
      if (!test.isEmpty()) {
        facts.evaluation(CardEvaluation.of(detector, "Test pictures", test, EVALUATION_LIMIT));
      }
      if (!data.heldFiles().isEmpty()) {
        facts.evaluation(
            CardEvaluation.of(
                detector,
                "Held-out pictures, which the thresholds were chosen with",
                data.heldFiles(),
                EVALUATION_LIMIT));
      }
    }
  }

  private static LineChart curve(LearningRun.Result run) {
    List<RunProgress.Point> points = run.progress().points();
    double[] steps = points.stream().mapToDouble(RunProgress.Point::step).toArray();
    return LineChart.of(
        "Learning " + run.name(),
        "step",
        "held-out figure",
        List.of(
            new LineChart.Series(
                "image AUROC",
                steps,
                points.stream().mapToDouble(p -> p.validation().imageAuroc()).toArray()),
            new LineChart.Series(
                "pixel AP",
                steps,
                points.stream().mapToDouble(p -> p.validation().pixelAp()).toArray())));
  }
}
