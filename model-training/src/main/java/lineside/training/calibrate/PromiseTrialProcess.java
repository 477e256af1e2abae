package lineside.training.calibrate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A process that shows whether calibrations keep their promises: {@code SCORES.csv SETS}, the file
 * with the columns {@code seed,file,kind,score} of pictures that were drawn with many seeds.
 *
 * <p>Three ways to come by the sets, and they are no replacement for each other. <em>One seed
 * each</em>: as a user would, but the pictures of a seed share their material and are not quite
 * independent. <em>Mixed</em>: every picture belongs to one set, the materials are mixed.
 * <em>Drawn</em>: from all pictures with replacement; that holds for these pictures as the whole
 * world, and is the only way to have sets large enough for one percent.
 */
public final class PromiseTrialProcess {
  private static final double CONFIDENCE = 0.95;
  private static final List<Double> RATES = List.of(0.1, 0.05, 0.02, 0.01);
  private static final double MORE = 1.5;
  private static final int ARGUMENTS = 2;
  private static final long SEED = 20_261_122;

  private final PrintStream out;
  private final int sets;

  private PromiseTrialProcess(PrintStream out, int sets) {
    this.out = out;
    this.sets = sets;
  }

  /** Runs; exit code 2 for wrong arguments. */
  public static void main(String[] args) throws IOException {
    if (args.length != ARGUMENTS) {
      System.err.println("usage: SCORES.csv SETS");
      System.exit(2);
      return;
    }
    PromiseTrialProcess process = new PromiseTrialProcess(System.out, Integer.parseInt(args[1]));
    process.run("escapes", bySeed(Path.of(args[0]), "visible", 1));
    process.run("overkill", bySeed(Path.of(args[0]), "good", -1));
  }

  private void run(String risk, List<float[]> bySeed) {
    float[] all = new float[bySeed.stream().mapToInt(set -> set.length).sum()];
    int at = 0;
    for (float[] set : bySeed) {
      System.arraycopy(set, 0, all, at, set.length);
      at += set.length;
    }
    out.printf("%s: %d samples of %d seeds%n", risk, all.length, bySeed.size());
    for (double rate : RATES) {
      Promise promise = new Promise(rate, CONFIDENCE);
      int size = promise.samplesNeeded();
      List<float[]> some = bySeed.subList(0, Math.min(sets, bySeed.size()));
      if (some.stream().anyMatch(set -> set.length >= size)) {
        print("one seed each", "any", PromiseTrial.ofDisjoint(promise, some));
      }
      for (int n : new int[] {size, (int) (MORE * MORE * size)}) {
        List<float[]> mixed = PromiseTrial.shuffled(all, sets, n, new Random(SEED));
        if (mixed.size() > 1) {
          print("mixed", String.valueOf(n), PromiseTrial.ofDisjoint(promise, mixed));
        }
        print(
            "drawn",
            String.valueOf(n),
            PromiseTrial.ofDraws(promise, all, sets, n, new Random(SEED)));
      }
    }
  }

  private void print(String how, String size, PromiseTrial trial) {
    out.printf(
        "  %-22s %-14s n=%-4s sets %d, unproven %d; broken %s; true rate median %s, 95 %% below"
            + " %s%n",
        trial.promise(),
        how,
        size,
        trial.sets(),
        trial.unproven(),
        trial.broken(),
        Percent.of(trial.quantile(0.5)),
        Percent.of(trial.quantile(CONFIDENCE)));
  }

  private static List<float[]> bySeed(Path csv, String kind, int sign) throws IOException {
    Map<Long, List<Float>> scores = new TreeMap<>();
    for (String line : Files.readAllLines(csv)) {
      String[] cells = line.split(",", -1);
      if (cells[2].equals(kind)) {
        float score = Float.parseFloat(cells[3]);
        scores
            .computeIfAbsent(Long.valueOf(cells[0]), unused -> new ArrayList<>())
            .add(sign > 0 ? score : 1 - score);
      }
    }
    List<float[]> sets = new ArrayList<>();
    for (List<Float> of : scores.values()) {
      float[] set = new float[of.size()];
      for (int i = 0; i < set.length; i++) {
        set[i] = of.get(i);
      }
      sets.add(set);
    }
    return sets;
  }
}
