package lineside.bench.mining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.function.Consumer;
import lineside.analyzer.scenario.ScenarioArchive;
import lineside.analyzer.scenario.ScenarioDraw;
import lineside.analyzer.scenario.SimulatedPlant;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;

/** Time and memory of a whole run over archives of three sizes, ten to five and a half to one. */
final class LargeArchives {
  private static final int TIMES = 10;
  private static final double FLAGGED_SHARE = 0.08;

  /** Crops a part of such an archive, both lines, all causes: measured on the generator. */
  private static final double CROPS_PER_PART = 0.3;

  private static final double MAX_MINUTES = 10;
  private static final double MAX_GIB = 6;
  private static final double MAX_GROWTH = 1.2;

  private LargeArchives() {}

  static List<Figure> measure(MiningBenchConfig config, Consumer<String> progress)
      throws IOException, InterruptedException {
    Run small = run(config, config.crops() / TIMES, progress);
    Run middle = run(config, config.crops() * 11 / 20, progress);
    Run large = run(config, config.crops(), progress);
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "whole run, large archive",
            "minutes",
            Spread.of(large.wallMillis() / 60_000.0),
            Target.atMost(MAX_MINUTES),
            large.words()));
    figures.add(
        new Figure(
            "memory of the process, at its highest",
            "GiB",
            Spread.of(large.peakKib() / 1024.0 / 1024.0),
            Target.atMost(MAX_GIB),
            large.words()));
    figures.add(
        new Figure(
            "processor time of one more crop, upper half through lower half",
            Figure.RATIO,
            Spread.of(large.moreThan(middle) / middle.moreThan(small)),
            Target.atMost(MAX_GROWTH),
            String.format(
                Locale.ROOT,
                "%.3f ms through %.3f ms; what every run costs: %.1f s",
                large.moreThan(middle),
                middle.moreThan(small),
                (small.cpuMillis() - small.crops() * large.moreThan(small)) / 1000)));
    figures.add(
        new Figure(
            "processor time a crop, large through small",
            Figure.RATIO,
            Spread.of(
                (double) large.cpuMillis() / large.crops() / small.cpuMillis() * small.crops()),
            Target.atMost(MAX_GROWTH),
            "%s; %s; %s".formatted(large.cost(), middle.cost(), small.cost())));
    return figures;
  }

  /** What a process said. */
  private record Run(
      long crops, long inspections, int patterns, long wallMillis, long cpuMillis, long peakKib) {
    String words() {
      return String.format(
          Locale.ROOT, "%,d crops, %,d inspections, %d patterns", crops, inspections, patterns);
    }

    /** Processor time of a crop more, milliseconds. */
    double moreThan(Run smaller) {
      return (double) (cpuMillis - smaller.cpuMillis) / (crops - smaller.crops);
    }

    String cost() {
      return String.format(Locale.ROOT, "%.3f ms a crop of %,d", (double) cpuMillis / crops, crops);
    }
  }

  private static Run run(MiningBenchConfig config, int crops, Consumer<String> progress)
      throws IOException, InterruptedException {
    Path archive = config.work().resolve("archive-" + crops);
    int parts = (int) (crops / CROPS_PER_PART);
    progress.accept("writing an archive of about %,d crops".formatted(crops));
    long written =
        ScenarioArchive.write(
            archive, new SimulatedPlant(ScenarioDraw.large(config.seed(), parts, FLAGGED_SHARE)));
    progress.accept("mining %,d crops".formatted(written));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx4g",
                "-XX:ActiveProcessorCount=2",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                MiningProcess.class.getName(),
                archive.toString(),
                config.work().resolve("report-" + crops).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = "";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said = line;
      }
    }
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException("mining process ended with " + exit + ", last words: " + said);
    }
    try (Scanner words = new Scanner(said)) {
      return new Run(
          written,
          words.nextLong(),
          words.nextInt(),
          words.nextLong(),
          words.nextLong(),
          words.nextLong());
    }
  }
}
