package lineside.bench.fusion;

import static lineside.bench.fusion.PooledPictures.Naming.KNOWN;
import static lineside.bench.fusion.PooledPictures.Naming.NAMELESS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import lineside.analyzer.scenario.Scenario;
import lineside.analyzer.scenario.ScenarioDraw;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Names causes and kinds on freshly drawn plants whose findings have rendered pictures: by all that
 * is known, by pictures alone, by readings and context alone; the same learner, the same labels.
 */
public final class FusionBench {
  private static final double UPPER = 0.975;

  private FusionBench() {}

  /**
   * Runs.
   *
   * @param progress hears what is under way
   */
  public static Report run(FusionBenchConfig config, Consumer<String> progress)
      throws IOException, ModelPackageException {
    progress.accept("rendering and reading %d defects".formatted(config.pictures()));
    ModelPackage model = ModelPackage.load(config.model());
    PicturePool pool =
        PicturePool.render(model, config.seed() + 900_000, config.pictures(), config.work());
    List<Figure> figures = new ArrayList<>();
    figures.addAll(
        compare(
            new Draw("own kinds", KNOWN, i -> ScenarioDraw.of(i, config.parts())),
            config,
            pool,
            progress));
    figures.addAll(
        compare(
            new Draw("crossed", KNOWN, i -> ScenarioDraw.crossed(i, config.parts())),
            config,
            pool,
            progress));
    figures.addAll(
        compare(
            new Draw("nameless", NAMELESS, i -> ScenarioDraw.of(i, config.parts())),
            config,
            pool,
            progress));
    return new Report(
        "fusion",
        figures,
        List.of(
            "%d rendered defects found by %s, %d findings where there is none"
                .formatted(pool.pictures().size(), model.card().name(), pool.nothing().size()),
            "own kinds: every cause makes a kind of its own; crossed: at each station of line a two"
                + " causes make the same kind; nameless: as own kinds, but the model names none",
            "learned from the first 60 % of the time of each plant, asked of the rest; no picture in both",
            "causes: taught by the patterns that mining found, nobody named anything; a finding whose"
                + " cause mining had not named by then is not asked",
            "kinds: taught by the true kinds on one part in ten, and a little by what the model names the others; a false alarm is 'no defect'",
            "95 % intervals by t over the plants"));
  }

  private record Draw(
      String words, PooledPictures.Naming naming, LongFunction<Scenario> scenarios) {}

  private static List<Figure> compare(
      Draw draw, FusionBenchConfig config, PicturePool pool, Consumer<String> progress) {
    List<PictureTrial.Outcome> causes = new ArrayList<>();
    List<PictureTrial.Outcome> kinds = new ArrayList<>();
    for (int i = 0; i < config.plants(); i++) {
      PictureTrial trial =
          PictureTrial.of(
              draw.scenarios().apply(config.seed() + i),
              config.withoutContext(),
              pool,
              draw.naming());
      if (draw.naming() == KNOWN) {
        tell(progress, draw.words() + ", causes", i, trial.causes(), causes);
      }
      tell(progress, draw.words() + ", kinds", i, trial.kinds(), kinds);
    }
    List<Figure> figures = new ArrayList<>();
    figures.addAll(figures(draw.words() + ", causes", causes));
    figures.addAll(figures(draw.words() + ", kinds", kinds));
    return figures;
  }

  private static void tell(
      Consumer<String> progress,
      String what,
      int plant,
      Optional<PictureTrial.Outcome> outcome,
      List<PictureTrial.Outcome> all) {
    outcome.ifPresent(all::add);
    progress.accept(
        outcome
            .map(
                o ->
                    String.format(
                        Locale.ROOT,
                        "plant %d, %s: fused %.3f, pictures %.3f, records %.3f of %d findings, %d labels",
                        plant,
                        what,
                        o.share(Told.FUSED),
                        o.share(Told.PICTURES),
                        o.share(Told.RECORDS),
                        o.asked(),
                        o.labels()))
            .orElse("plant %d, %s: nothing to tell apart".formatted(plant, what)));
  }

  private static List<Figure> figures(String what, List<PictureTrial.Outcome> outcomes) {
    List<Figure> figures = new ArrayList<>();
    if (outcomes.size() < 2) {
      return figures;
    }
    for (Told told : Told.values()) {
      figures.add(
          figure(
              what + ": right first guesses, " + told.words(), outcomes, o -> o.share(told), null));
    }
    for (Told alone : List.of(Told.PICTURES, Told.RECORDS)) {
      figures.add(
          figure(
              what + ": fused less " + alone.words(),
              outcomes,
              o -> o.share(Told.FUSED) - o.share(alone),
              Target.atLeast(0)));
    }
    return figures;
  }

  /** The lower end of a difference is what has to reach its target. */
  private static Figure figure(
      String what,
      List<PictureTrial.Outcome> outcomes,
      ToDoubleFunction<PictureTrial.Outcome> of,
      @Nullable Target target) {
    double[] values = outcomes.stream().mapToDouble(of).toArray();
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean) / (values.length - 1);
    }
    double half =
        TDistribution.of(values.length - 1.0).inverseCumulativeProbability(UPPER)
            * Math.sqrt(square / values.length);
    String detail =
        String.format(
            Locale.ROOT,
            "mean %.3f (%.3f to %.3f), worst plant %.3f, %d plants",
            mean,
            mean - half,
            mean + half,
            java.util.Arrays.stream(values).min().orElseThrow(),
            values.length);
    Spread spread = Spread.of(target == null ? mean : mean - half);
    return new Figure(
        target == null ? what : what + ", lower end", "share", spread, target, detail);
  }
}
