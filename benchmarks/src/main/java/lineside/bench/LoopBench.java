package lineside.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import lineside.bench.bare.BareLoop;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.plant.Pictures;
import lineside.bench.plant.Plant;
import lineside.bench.plant.PlantMap;
import lineside.bench.plant.SaturatedRun;
import lineside.vision.model.ModelPackage;

/** The job against a plain consumer loop with as many threads for the model: one. */
final class LoopBench {
  private static final long[] SIZES = {200_000, 2_000_000};
  private static final double TARGET = 0.90;
  private static final int CAMERAS = 4;

  private LoopBench() {}

  static Report run(BenchConfig config, Consumer<String> progress) throws Exception {
    List<Figure> figures = new ArrayList<>();
    PlantMap map = new PlantMap(CAMERAS);
    try (Plant plant = Plant.start(config.broker(), config.work().resolve("plant"))) {
      for (Path directory : config.models()) {
        ModelPackage model = ModelPackage.load(directory);
        for (long bytes : SIZES) {
          List<byte[]> pictures = Pictures.ofSize(model, bytes);
          ModelPackage fitted = ScaledPackage.of(model, pictures.get(0), config.work());
          int frames = PipelineBench.frames(bytes, config.extent());
          plant.preload(map, pictures, frames);
          BareLoop loop = new BareLoop(plant.bootstrapServers(), fitted);
          loop.run(frames);
          SaturatedRun.warmUp(plant, fitted, map, frames);
          List<Double> ratios = new ArrayList<>();
          List<Double> loops = new ArrayList<>();
          List<Double> jobs = new ArrayList<>();
          List<Double> cpuRatios = new ArrayList<>();
          List<Double> notOk = new ArrayList<>();
          boolean isDisturbed = false;
          for (int round = 0; round < PipelineBench.rounds(config.extent()); round++) {
            progress.accept(
                "%s, frames of %.1f MB, round %d"
                    .formatted(model.card().name(), bytes / 1e6, round + 1));
            BareLoop.Run bare = loop.run(frames);
            SaturatedRun own = SaturatedRun.of(plant, fitted, map, frames, Plant.NO_CHECKPOINTS);
            isDisturbed |= bare.isDisturbed();
            cpuRatios.add(bare.cpuMillisPerFrame() / own.cpuMillisPerFrame());
            double ofLoop = bare.millisPerFrame();
            double ofJob = own.millisPerFrame();
            ratios.add(ofLoop / ofJob);
            loops.add(1000 / ofLoop);
            jobs.add(1000 / ofJob);
            notOk.add(own.notOkShare());
          }
          figures.add(
              new Figure(
                  "%s (%s), %.1f MB: job / plain loop"
                      .formatted(model.card().name(), model.card().size(), bytes / 1e6),
                  Figure.RATIO,
                  Spread.of(ratios),
                  isDisturbed ? null : Target.atLeast(TARGET),
                  String.format(
                      Locale.ROOT,
                      "%.1f against %.1f frames a second; %.0f %% of the frames rejected",
                      Spread.of(jobs).median(),
                      Spread.of(loops).median(),
                      100 * Spread.of(notOk).median())));
          figures.add(
              new Figure(
                  "  the same in processor time",
                  Figure.RATIO,
                  Spread.of(cpuRatios),
                  "all Java threads, without compiler, collector and what the idle job takes"));
        }
      }
    }
    return new Report(
        "loop",
        figures,
        List.of(
            "ratio = frames a second of the job / of poll, imdecode, resize, run, produce; judged"
                + " only where the machine was not busy with other things"));
  }
}
