package lineside.bench.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.ingest.IngestBench.Bench;
import lineside.bench.ingest.IngestBenchConfig.Load;
import lineside.bench.ingest.LoadPlan.Course;
import lineside.schemas.topic.Topic;

/** Processor time of a frame with one camera and with many, at the same rate of all together. */
final class CostPart {
  private static final double TARGET = 1.15;
  private static final int ROUNDS = 5;
  private static final int SECONDS = 8;
  private static final int WARM_SECONDS = 10;
  private static final int SETTLE_SECONDS = 1;

  /** Of the load: what one camera bears, too. */
  private static final double SHARE_OF_LOAD = 0.5;

  private CostPart() {}

  static Report measure(Bench bench) throws Exception {
    Load load = bench.config().load();
    Path image = bench.image(load.frameBytes());
    double rate = load.totalFramesPerSecond() * SHARE_OF_LOAD;
    List<Integer> numbers =
        List.of(1, Math.max(1, load.cameras() / 4), load.cameras()).stream().distinct().toList();
    Map<Integer, List<LoadRun>> runs = new TreeMap<>();
    int seconds = bench.config().count(SECONDS, 1);
    try (IngestProcess ingest = bench.ingest("cost")) {
      bench.progress().accept("cost: warming up");
      run(ingest, plan("warm", load.cameras(), image, rate), bench.config().count(WARM_SECONDS, 1));
      for (int round = 0; round < bench.config().count(ROUNDS, 1); round++) {
        for (int cameras : numbers) {
          bench.topics().empty(Topic.FRAME);
          bench.progress().accept("cost: %d cameras, round %d".formatted(cameras, round + 1));
          LoadPlan plan = plan("cost%d-%d".formatted(round, cameras), cameras, image, rate);
          runs.computeIfAbsent(cameras, unused -> new ArrayList<>())
              .add(run(ingest, plan, seconds));
        }
      }
    }
    return new Report("cost", figures(runs), List.of());
  }

  private static LoadPlan plan(String name, int cameras, Path image, double rate) {
    return LoadPlan.ofRate(name, cameras, image, rate, Course.PLANNED);
  }

  private static LoadRun run(IngestProcess ingest, LoadPlan plan, int seconds) throws Exception {
    return LoadRun.of(
        ingest, plan, Duration.ofSeconds(SETTLE_SECONDS), Duration.ofSeconds(seconds));
  }

  private static List<Figure> figures(Map<Integer, List<LoadRun>> runs) {
    List<Figure> figures = new ArrayList<>();
    List<LoadRun> one = runs.getOrDefault(1, List.of());
    runs.forEach(
        (cameras, many) -> {
          if (cameras > 1) {
            figures.add(figure(cameras, one, many));
          }
        });
    return figures;
  }

  private static Figure figure(int cameras, List<LoadRun> one, List<LoadRun> many) {
    return new Figure(
        cameras + " cameras / 1: processor time of a frame",
        Figure.RATIO,
        Spread.of(ratios(one, many)),
        Target.atMost(TARGET),
        String.format(
            Locale.ROOT,
            "%.2f ms / %.2f ms at %.0f frames/s of all cameras together",
            median(many),
            median(one),
            many.get(0).plan().framesPerSecond()));
  }

  /** Round by round. */
  static List<Double> ratios(List<LoadRun> one, List<LoadRun> many) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < many.size(); i++) {
      ratios.add(many.get(i).cpuMillisPerFrame() / one.get(i).cpuMillisPerFrame());
    }
    return ratios;
  }

  private static double median(List<LoadRun> runs) {
    return Spread.of(runs.stream().map(LoadRun::cpuMillisPerFrame).toList()).median();
  }
}
