package lineside.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

/** The same number of frames from one camera and from many. */
final class CameraBench {
  private static final long BYTES = 200_000;
  private static final int[] CAMERAS = {1, 4, 16, 64};
  private static final int FRAMES = 256;
  private static final double TARGET = 1.15;

  private CameraBench() {}

  static Report run(BenchConfig config, Consumer<String> progress) throws Exception {
    ModelPackage model = ModelPackage.load(config.models().get(0));
    int frames = Math.max(128, config.extent().count(FRAMES));
    Map<Integer, List<SaturatedRun>> runs = new TreeMap<>();
    try (Plant plant = Plant.start(config.broker(), config.work().resolve("plant"))) {
      List<byte[]> pictures = Pictures.ofSize(model, BYTES);
      progress.accept("warming up");
      PlantMap first = new PlantMap(1);
      plant.preload(first, pictures, frames);
      SaturatedRun.warmUp(plant, model, first, frames);
      for (int round = 0; round < PipelineBench.rounds(config.extent()); round++) {
        for (int cameras : CAMERAS) {
          progress.accept("%d cameras, round %d".formatted(cameras, round + 1));
          PlantMap map = new PlantMap(cameras);
          plant.preload(map, pictures, frames);
          runs.computeIfAbsent(cameras, unused -> new ArrayList<>())
              .add(SaturatedRun.of(plant, model, map, frames, Plant.NO_CHECKPOINTS));
        }
      }
    }
    List<Figure> figures = new ArrayList<>();
    List<SaturatedRun> one = runs.getOrDefault(1, List.of());
    runs.forEach(
        (cameras, many) -> {
          if (cameras > 1) {
            figures.add(figure(cameras, one, many));
          }
        });
    return new Report(
        "cameras",
        figures,
        List.of(
            "ratio = time per frame with that many cameras / with one, saturated, in turn; four"
                + " cameras a line"));
  }

  private static Figure figure(int cameras, List<SaturatedRun> one, List<SaturatedRun> many) {
    List<Double> ratios = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    for (int i = 0; i < many.size(); i++) {
      ratios.add(many.get(i).millisPerFrame() / one.get(i).millisPerFrame());
      cpu.add(many.get(i).cpuMillisPerFrame() / one.get(i).cpuMillisPerFrame());
    }
    return new Figure(
        cameras + " cameras / 1: cost of a frame",
        Figure.RATIO,
        Spread.of(ratios),
        Target.atMost(TARGET),
        String.format(
            Locale.ROOT,
            "%.1f ms a frame; in processor time %.2f",
            Spread.of(many.stream().map(SaturatedRun::millisPerFrame).toList()).median(),
            Spread.of(cpu).median()));
  }
}
