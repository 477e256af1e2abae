package lineside.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import lineside.bench.bare.BareLoop;
import lineside.bench.bare.BareLoop.Stage;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.plant.Pictures;
import lineside.bench.plant.Plant;
import lineside.bench.plant.PlantMap;
import lineside.bench.plant.SaturatedRun;
import lineside.vision.model.ModelPackage;

/** The job against the sum of its bare stages, by size of the frame. */
final class PipelineBench {
  private static final long[] SIZES = {
    200_000, 1_000_000, 2_000_000, 4_000_000, 5_500_000, 8_000_000
  };
  private static final long[] QUICK_SIZES = {200_000, 2_000_000, 8_000_000};
  private static final long LARGE = 7_000_000;
  private static final double TARGET = 0.80;
  private static final double TARGET_OF_LARGE = 0.70;
  private static final int ROUNDS = 3;
  private static final int CAMERAS = 4;

  /** Bytes of a round: enough frames of every size for seconds, few enough for the disk. */
  private static final long ROUND_BYTES = 600_000_000;

  private static final int MAX_FRAMES = 400;
  private static final int MIN_FRAMES = 40;

  private PipelineBench() {}

  static Report run(BenchConfig config, Consumer<String> progress) throws Exception {
    List<Figure> figures = new ArrayList<>();
    PlantMap map = new PlantMap(CAMERAS);
    ModelPackage model = ModelPackage.load(config.models().get(0));
    try (Plant plant = Plant.start(config.broker(), config.work().resolve("plant"))) {
      for (long bytes : config.extent() == Extent.QUICK ? QUICK_SIZES : SIZES) {
        List<byte[]> pictures = Pictures.ofSize(model, bytes);
        ModelPackage fitted = ScaledPackage.of(model, pictures.get(0), config.work());
        int frames = frames(bytes, config.extent());
        plant.preload(map, pictures, frames);
        List<BareLoop.Run> bare = new ArrayList<>();
        List<SaturatedRun> own = new ArrayList<>();
        BareLoop loop = new BareLoop(plant.bootstrapServers(), fitted);
        if (figures.isEmpty()) {
          progress.accept("warming up");
          loop.run(frames);
          SaturatedRun.warmUp(plant, fitted, map, frames);
        }
        for (int round = 0; round < rounds(config.extent()); round++) {
          progress.accept(
              "%d frames of %.1f MB, round %d".formatted(frames, bytes / 1e6, round + 1));
          bare.add(loop.run(frames));
          own.add(SaturatedRun.of(plant, fitted, map, frames, Plant.NO_CHECKPOINTS));
        }
        figures.addAll(figures(bytes, bare, own));
      }
    }
    return new Report(
        "pipeline",
        figures,
        List.of(
            "ratio = sum of the bare stages / time of the job, per frame, in turn; the stages run"
                + " one after the other on one thread;",
            "times are judged only where the machine was not busy with other things; processor time"
                + " is without compiler, collector and what the idle job takes;",
            "the model sees every frame reduced to 640x480: the faster the rest of the work, the"
                + " stricter the ratio"));
  }

  static int rounds(Extent extent) {
    return Math.min(ROUNDS, extent.rounds());
  }

  static int frames(long bytes, Extent extent) {
    long frames = Math.max(MIN_FRAMES, Math.min(MAX_FRAMES, ROUND_BYTES / bytes));
    return Math.max(20, extent.count((int) frames));
  }

  private static List<Figure> figures(long bytes, List<BareLoop.Run> bare, List<SaturatedRun> own) {
    List<Double> ratios = new ArrayList<>();
    List<Double> cpuRatios = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      ratios.add(bare.get(i).sumMillis() / own.get(i).millisPerFrame());
      cpuRatios.add(bare.get(i).cpuMillisPerFrame() / own.get(i).cpuMillisPerFrame());
    }
    String size = "%.1f MB".formatted(bytes / 1e6);
    Target target = Target.atLeast(bytes >= LARGE ? TARGET_OF_LARGE : TARGET);
    return List.of(
        new Figure(
            size + ": Kafka-Flink-Kafka / bare stages",
            Figure.RATIO,
            Spread.of(ratios),
            bare.stream().anyMatch(BareLoop.Run::isDisturbed) ? null : target,
            String.format(
                Locale.ROOT,
                "%.1f ms a frame; bare consume %.1f + decode %.1f + preprocess %.1f + infer %.1f +"
                    + " produce %.1f",
                Spread.of(own.stream().map(SaturatedRun::millisPerFrame).toList()).median(),
                median(bare, Stage.CONSUME),
                median(bare, Stage.DECODE),
                median(bare, Stage.PREPROCESS),
                median(bare, Stage.INFER),
                median(bare, Stage.PRODUCE))),
        new Figure(
            size + ": the same in processor time",
            Figure.RATIO,
            Spread.of(cpuRatios),
            target,
            String.format(
                Locale.ROOT,
                "%.1f ms a frame of all Java threads",
                Spread.of(own.stream().map(SaturatedRun::cpuMillisPerFrame).toList()).median())));
  }

  private static double median(List<BareLoop.Run> runs, Stage stage) {
    return Spread.of(runs.stream().map(r -> r.stageMillis().getOrDefault(stage, 0.0)).toList())
        .median();
  }
}
