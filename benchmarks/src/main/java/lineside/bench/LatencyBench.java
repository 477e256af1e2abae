package lineside.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import lineside.bench.bare.BareLoop;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.plant.PacedRun;
import lineside.bench.plant.Pictures;
import lineside.bench.plant.Plant;
import lineside.bench.plant.PlantMap;
import lineside.bench.plant.SaturatedRun;
import lineside.vision.model.ModelPackage;

/** Paced triggers at shares of what the job can do: how long until verdict and alarm. */
final class LatencyBench {
  private static final double[] LOADS = {0.30, 0.45, 0.60, 0.80, 0.95};
  private static final double[] QUICK_LOADS = {0.30, 0.60, 0.95};
  private static final double CONTRACT_LOAD = 0.60;
  private static final double BARE_TIMES = 3;
  private static final double VERDICT_MILLIS = 50;
  private static final double ALARM_MILLIS = 100;
  private static final int CAPACITY_FRAMES = 240;
  private static final int SECONDS = 20;

  private LatencyBench() {}

  static Report run(BenchConfig config, Consumer<String> progress) throws Exception {
    ModelPackage model = ModelPackage.load(config.models().get(0));
    PlantMap map = new PlantMap(1);
    List<Figure> figures = new ArrayList<>();
    double limit;
    try (Plant plant = Plant.start(config.broker(), config.work().resolve("plant"))) {
      List<byte[]> pictures = Pictures.golden(model);
      int frames = Math.max(100, config.extent().count(CAPACITY_FRAMES));
      plant.preload(map, pictures, frames);
      progress.accept("warming up");
      SaturatedRun.warmUp(plant, model, map, frames);
      progress.accept("capacity");
      BareLoop.Run bare = new BareLoop(plant.bootstrapServers(), model).run(frames);
      SaturatedRun own = SaturatedRun.of(plant, model, map, frames, Plant.NO_CHECKPOINTS);
      limit = BARE_TIMES * bare.lookMillis() + VERDICT_MILLIS;
      figures.add(
          new Figure(
              "capacity",
              "frames a second",
              Spread.of(1000 / own.millisPerFrame()),
              String.format(Locale.ROOT, "bare decode + inference %.1f ms", bare.lookMillis())));
      PacedRun.Material material = new PacedRun.Material(Plant.only(model), map, pictures);
      for (double load : config.extent() == Extent.QUICK ? QUICK_LOADS : LOADS) {
        progress.accept("%.0f %% of capacity".formatted(load * 100));
        double periodMillis = own.millisPerFrame() / load;
        PacedRun.Latencies found =
            PacedRun.of(plant, material, periodMillis, config.extent().count(SECONDS));
        boolean isJudged = load == CONTRACT_LOAD && !bare.isDisturbed();
        figures.addAll(figures(load, found, limit, isJudged));
      }
    }
    return new Report(
        "latency",
        figures,
        List.of(
            "capture: when the picture was handed to the producer; end: when a consumer has the"
                + " verdict or alarm, both by the clock of this process;",
            String.format(
                Locale.ROOT,
                "limit at 60 %%: 3 x bare decode + inference + 50 ms = %.0f ms, and 100 ms more until"
                    + " the alarm; judged only where the machine was not busy with other things",
                limit)));
  }

  private static List<Figure> figures(
      double load, PacedRun.Latencies found, double limit, boolean isJudged) {
    String share = "%.0f %%: ".formatted(load * 100);
    return List.of(
        new Figure(
            share + "capture to view verdict, p99",
            "ms",
            Spread.of(found.verdict().p99()),
            isJudged ? Target.atMost(limit) : null,
            String.format(
                Locale.ROOT,
                "p50 %.1f, max %.1f, %d views",
                found.verdict().p50(),
                found.verdict().max(),
                found.verdict().count())),
        new Figure(
            share + "capture of last view to alarm, p99",
            "ms",
            Spread.of(found.alarm().p99()),
            isJudged ? Target.atMost(limit + ALARM_MILLIS) : null,
            String.format(
                Locale.ROOT,
                "p50 %.1f, max %.1f, %d alarms",
                found.alarm().p50(),
                found.alarm().max(),
                found.alarm().count())));
  }
}
