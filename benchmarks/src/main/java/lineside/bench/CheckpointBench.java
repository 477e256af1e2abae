package lineside.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.plant.Pictures;
import lineside.bench.plant.Plant;
import lineside.bench.plant.PlantMap;
import lineside.bench.plant.SaturatedRun;
import lineside.vision.model.ModelPackage;

/** Checkpoints every second against none, saturated with frames of 2 MB. */
final class CheckpointBench {
  private static final long BYTES = 2_000_000;
  private static final long SMALL_BYTES = 200_000;
  private static final double TARGET = 0.95;
  private static final double MAX_KIB = 1024;
  private static final double MAX_GROWTH = 1.1;
  private static final int FRAMES = 240;
  private static final int CAMERAS = 4;
  private static final Duration EVERY_SECOND = Duration.ofSeconds(1);

  private CheckpointBench() {}

  static Report run(BenchConfig config, Consumer<String> progress) throws Exception {
    PlantMap map = new PlantMap(CAMERAS);
    ModelPackage model = ModelPackage.load(config.models().get(0));
    int frames = Math.max(100, config.extent().count(FRAMES));
    List<Double> ratios = new ArrayList<>();
    List<Double> kib = new ArrayList<>();
    List<Double> millis = new ArrayList<>();
    double smallKib;
    try (Plant plant = Plant.start(config.broker(), config.work().resolve("plant"))) {
      List<byte[]> pictures = Pictures.ofSize(model, BYTES);
      ModelPackage fitted = ScaledPackage.of(model, pictures.get(0), config.work());
      plant.preload(map, pictures, frames);
      progress.accept("warming up");
      SaturatedRun.warmUp(plant, fitted, map, frames);
      for (int round = 0; round < config.extent().rounds(); round++) {
        progress.accept("frames of 2 MB, round " + (round + 1));
        double without =
            SaturatedRun.of(plant, fitted, map, frames, Plant.NO_CHECKPOINTS).millisPerFrame();
        SaturatedRun with = SaturatedRun.of(plant, fitted, map, frames, EVERY_SECOND);
        ratios.add(without / with.millisPerFrame());
        kib.add(with.checkpoints().latestBytes() / 1024.0);
        millis.add((double) with.checkpoints().latestMillis());
      }
      progress.accept("frames of 0.2 MB");
      plant.preload(map, Pictures.ofSize(model, SMALL_BYTES), frames);
      smallKib =
          SaturatedRun.of(plant, model, map, frames, EVERY_SECOND).checkpoints().latestBytes()
              / 1024.0;
    }
    return new Report(
        "checkpoints",
        List.of(
            new Figure(
                "2 MB: every second / none",
                Figure.RATIO,
                Spread.of(ratios),
                Target.atLeast(TARGET),
                "frames a second"),
            new Figure(
                "2 MB: size of a checkpoint",
                "KiB",
                Spread.of(kib),
                Target.atMost(MAX_KIB),
                String.format(Locale.ROOT, "takes %.0f ms", Spread.of(millis).median())),
            new Figure(
                "size at 2 MB / at 0.2 MB",
                Figure.RATIO,
                Spread.of(Spread.of(kib).median() / smallKib),
                Target.atMost(MAX_GROWTH),
                String.format(Locale.ROOT, "%.0f KiB at 0.2 MB", smallKib))),
        List.of(
            "the latest checkpoint of a run; its size is that of open inspections, which are as"
                + " many however large the frames"));
  }
}
