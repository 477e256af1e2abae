package lineside.analyzer.similar;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lineside.analyzer.archive.Period;
import lineside.analyzer.crop.HistoricCrop;
import lineside.analyzer.kind.KindsFound;
import lineside.analyzer.simulation.PlantedCrops;

/**
 * Measures the index: {@code MeasureSimilar DIR COUNT...} builds one of each size from planted
 * readings (40 kinds, wide clouds) and asks 500 of them for their ten nearest, against exact
 * search. Times are processor times of the calling thread.
 */
public final class MeasureSimilar {
  private static final int QUESTIONS = 500;
  private static final int NEAREST = 10;
  private static final int KINDS = 40;

  /** Work is done by the calling thread: its processor time is comparable on a busy machine too. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private MeasureSimilar() {}

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    for (int i = 1; i < arguments.length; i++) {
      measure(Path.of(arguments[0]).resolve(arguments[i]), Integer.parseInt(arguments[i]));
    }
  }

  private static void measure(Path root, int count) throws IOException {
    List<HistoricCrop> crops = new PlantedCrops(7, KINDS, 0.6).mixed(count);
    long begun = CPU.getCurrentThreadCpuTime();
    Path version = new PublishIndex(root).publish(PlantedCrops.MODEL, crops, KindsFound.NONE);
    double buildSeconds = (CPU.getCurrentThreadCpuTime() - begun) / 1e9;
    begun = CPU.getCurrentThreadCpuTime();
    try (SimilarDefects similar = SimilarDefects.open(root)) {
      double openMillis = (CPU.getCurrentThreadCpuTime() - begun) / 1e6;
      float[][] places =
          crops.stream()
              .map(crop -> similar.manifest().space().place(crop.reading()))
              .toArray(float[][]::new);
      SimilarQuestion all = SimilarQuestion.nearest(NEAREST);
      SimilarQuestion narrow =
          new SimilarQuestion(
              NEAREST,
              "line-a",
              null,
              new Period(null, PlantedCrops.START.plus(Duration.ofMillis(50L * count))));
      ask(similar, crops, new int[QUESTIONS], all, new Random(1));
      int[] asked = new int[QUESTIONS];
      long[] nanos = ask(similar, crops, asked, all, new Random(2));
      long[] narrowNanos = ask(similar, crops, new int[QUESTIONS], narrow, new Random(3));
      System.out.printf(
          "%d findings, %d numbers each: build %.1f s, %d bytes, open %.0f ms, recall@10 %.4f,"
              + " p50 %.2f ms, p99 %.2f ms; one line and a tenth of the time: p50 %.2f ms, p99"
              + " %.2f ms; exact search p50 %.2f ms%n",
          count,
          places[0].length,
          buildSeconds,
          sizeOf(version),
          openMillis,
          recall(similar, crops, places, asked),
          quantile(nanos, 0.5),
          quantile(nanos, 0.99),
          quantile(narrowNanos, 0.5),
          quantile(narrowNanos, 0.99),
          exactMillis(places));
    }
  }

  private static long[] ask(
      SimilarDefects similar,
      List<HistoricCrop> crops,
      int[] asked,
      SimilarQuestion question,
      Random random)
      throws IOException {
    long[] nanos = new long[asked.length];
    for (int i = 0; i < asked.length; i++) {
      asked[i] = random.nextInt(crops.size());
      String crop = crops.get(asked[i]).crop().sha256();
      long begun = CPU.getCurrentThreadCpuTime();
      similar.to(crop, question);
      nanos[i] = CPU.getCurrentThreadCpuTime() - begun;
    }
    return nanos;
  }

  private static double recall(
      SimilarDefects similar, List<HistoricCrop> crops, float[][] places, int[] asked)
      throws IOException {
    int hits = 0;
    int wanted = 0;
    for (int i = 0; i < asked.length; i += 5) {
      List<String> exact =
          ExactNeighbours.nearest(places, asked[i], NEAREST).stream()
              .map(index -> crops.get(index).crop().sha256())
              .toList();
      String crop = crops.get(asked[i]).crop().sha256();
      List<SimilarDefect> found = similar.to(crop, SimilarQuestion.nearest(NEAREST)).orElseThrow();
      hits += (int) found.stream().filter(f -> exact.contains(f.cropSha256())).count();
      wanted += exact.size();
    }
    return (double) hits / wanted;
  }

  private static double exactMillis(float[][] places) {
    long[] nanos = new long[20];
    for (int i = 0; i < nanos.length; i++) {
      long begun = CPU.getCurrentThreadCpuTime();
      ExactNeighbours.nearest(places, i, NEAREST);
      nanos[i] = CPU.getCurrentThreadCpuTime() - begun;
    }
    return quantile(nanos, 0.5);
  }

  private static double quantile(long[] nanos, double share) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))] / 1e6;
  }

  private static long sizeOf(Path version) throws IOException {
    try (Stream<Path> files = Files.list(version)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
