package lineside.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import lineside.bench.bare.BareLoop;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.plant.ChangingModels;
import lineside.bench.plant.PacedRun;
import lineside.bench.plant.Pictures;
import lineside.bench.plant.Plant;
import lineside.bench.plant.PlantMap;
import lineside.bench.plant.SaturatedRun;
import lineside.jobs.deployment.PackageStore;
import lineside.jobs.inspection.DeployedPackages;
import lineside.vision.model.ModelPackage;
import org.jspecify.annotations.Nullable;

/** Paced triggers while two packages take turns by deployments: no view may be missed or late. */
final class DeployBench {
  private static final int SECONDS = 60;
  private static final int CAPACITY_FRAMES = 240;

  /** Of what the job can do, as the promise on latency. */
  private static final double LOAD = 0.60;

  private static final double BARE_TIMES = 3;
  private static final double VERDICT_MILLIS = 50;

  /** Long enough that most of the time nothing changes. */
  private static final Duration BETWEEN = Duration.ofSeconds(8);

  private DeployBench() {}

  static Report run(BenchConfig config, Consumer<String> progress) throws Exception {
    ModelPackage model = ModelPackage.load(config.models().get(0));
    PlantMap map = new PlantMap(1);
    Path work = Files.createDirectories(config.work().resolve("plant"));
    PackageStore packages = new PackageStore(work.resolve("store"));
    List<ModelPackage> turns = List.of(named(model, "one", work), named(model, "two", work));
    for (ModelPackage turn : turns) {
      packages.add(turn);
    }
    try (Plant plant = Plant.start(config.broker(), work)) {
      int frames = Math.max(100, config.extent().count(CAPACITY_FRAMES));
      plant.preload(map, Pictures.golden(model), frames);
      progress.accept("warming up");
      SaturatedRun.warmUp(plant, model, map, frames);
      progress.accept("capacity");
      BareLoop.Run bare = new BareLoop(plant.bootstrapServers(), model).run(frames);
      SaturatedRun own = SaturatedRun.of(plant, model, map, frames, Plant.NO_CHECKPOINTS);
      double limit = BARE_TIMES * bare.lookMillis() + VERDICT_MILLIS;
      progress.accept("a deployment every %d s".formatted(BETWEEN.toSeconds()));
      DeployedPackages source =
          new DeployedPackages(
              Plant.only(model),
              plant.bootstrapServers(),
              work.resolve("store").toString(),
              DeployedPackages.LOADED_AT_MOST);
      PacedRun.Material material = new PacedRun.Material(source, map, Pictures.golden(model));
      PacedRun.Latencies found;
      List<Long> published;
      try (ChangingModels changes =
          ChangingModels.start(plant, map, turns, BETWEEN, Clock.systemUTC())) {
        found =
            PacedRun.of(
                plant, material, own.millisPerFrame() / LOAD, config.extent().count(SECONDS));
        published = changes.publishedMicros();
      }
      return report(found, Changes.of(found.views(), published), limit, bare.isDisturbed());
    }
  }

  private static Report report(
      PacedRun.Latencies found, Changes changes, double limit, boolean isDisturbed) {
    Target target = isDisturbed ? null : Target.atMost(limit);
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "views without a verdict",
            "views",
            Spread.of(found.unheard()),
            Target.atMost(0),
            "of %d".formatted(found.views().size() + found.unheard())));
    figures.add(
        new Figure(
            "changes that took place",
            "changes",
            Spread.of(changes.seen()),
            Target.atLeast(1),
            String.format(
                Locale.ROOT,
                "loaded, qualified and warmed in %.0f ms (median)",
                Spread.of(changes.millis()).median())));
    figures.add(
        new Figure(
            "views later than the deadline of their part",
            "views",
            Spread.of(
                (double)
                    found.views().stream()
                        .filter(view -> view.millis() > PlantMap.DEADLINE_MILLIS)
                        .count()),
            Target.atMost(0),
            "%d ms".formatted(PlantMap.DEADLINE_MILLIS)));
    figures.add(figure("while a model changes", changes.during(), target));
    figures.add(figure("between the changes", changes.between(), null));
    return new Report(
        "deploy",
        figures,
        List.of(
            "while: captured between the publishing of a deployment and half a second after the"
                + " first verdict of its model;",
            String.format(
                Locale.ROOT,
                "60 %% of capacity; limit: 3 x bare decode + inference + 50 ms = %.0f ms; judged only"
                    + " where the machine was not busy with other things",
                limit)));
  }

  private static Figure figure(String what, PacedRun.Latency latency, @Nullable Target target) {
    return new Figure(
        "capture to view verdict " + what + ", p99",
        "ms",
        Spread.of(latency.p99()),
        target,
        String.format(
            Locale.ROOT,
            "p50 %.1f, max %.1f, %d views",
            latency.p50(),
            latency.max(),
            latency.count()));
  }

  /** The same weights under another name, so that the package has another hash. */
  private static ModelPackage named(ModelPackage model, String name, Path work) throws Exception {
    Path directory = Files.createDirectories(work.resolve("package-" + name));
    for (var sample : model.card().golden()) {
      Path target = directory.resolve(sample.file());
      Files.createDirectories(target.resolveSibling("."));
      Files.copy(
          model.directory().resolve(sample.file()), target, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.copy(
        model.onnx(),
        directory.resolve(ModelPackage.ONNX_FILE),
        StandardCopyOption.REPLACE_EXISTING);
    Files.write(
        directory.resolve(ModelPackage.CARD_FILE),
        ModelPackage.encode(
            model.card().withName(model.card().name() + "-" + name).withInt8(null)));
    return ModelPackage.load(directory);
  }
}
