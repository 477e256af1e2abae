package lineside.jobs.line;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lineside.jobs.escalation.EscalationSettings;
import lineside.jobs.line.ScoredRun.Reading;
import lineside.jobs.line.ScoredRun.View;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Compares what a line asks a large model about with and without process readings, at the same
 * budget: {@code FOLDER UNDECIDED_FROM NOT_OK SHARE...}. The folder is what {@code
 * lineside.cli.study.ScoreRun} wrote; every question is answered at once with the truth, as a
 * faultless large model would. A camera whose name ends with top stands for top, any other for
 * side.
 */
final class MeasureProcessSense {
  private static final int WINDOW_VIEWS = 200;
  private static final double CONFIDENCE = 0.95;
  private static final int FIRST_SHARE = 3;

  private MeasureProcessSense() {}

  /** Prints a table: a row for each budget. */
  public static void main(String[] args) throws IOException {
    List<ScoredRun> runs = ScoredRun.in(Path.of(args[0]));
    Bands bands = new Bands(Double.parseDouble(args[1]), Double.parseDouble(args[2]));
    System.out.printf(Locale.ROOT, "%d runs, undecided %s%n", runs.size(), bands);
    System.out.println(
        "share | undecided | defective | asked v, v+p | defective of asked v, v+p |"
            + " difference a run (95 %) | better, equal, worse");
    for (int i = FIRST_SHARE; i < args.length; i++) {
      compare(runs, bands, Double.parseDouble(args[i]));
    }
  }

  /** What the small model decides by itself: below the first it is sure, and from the second. */
  private record Bands(double undecidableFrom, double notOk) {}

  /** Counts of one run. */
  private record Tally(int undecided, int undecidedDefective, int asked, int askedDefective) {
    Tally plus(Tally other) {
      return new Tally(
          undecided + other.undecided,
          undecidedDefective + other.undecidedDefective,
          asked + other.asked,
          askedDefective + other.askedDefective);
    }
  }

  private static void compare(List<ScoredRun> runs, Bands bands, double share) {
    Tally vision = new Tally(0, 0, 0, 0);
    Tally both = vision;
    List<Integer> differences = new ArrayList<>();
    for (ScoredRun run : runs) {
      Tally without = play(run, List.of(), bands, share);
      Tally with = play(run, run.readings(), bands, share);
      vision = vision.plus(without);
      both = both.plus(with);
      differences.add(with.askedDefective() - without.askedDefective());
    }
    double[] interval = interval(differences);
    System.out.printf(
        Locale.ROOT,
        "%.3f | %d | %d | %d, %d | %d, %d | %+.2f (%+.2f to %+.2f) | %d, %d, %d%n",
        share,
        vision.undecided(),
        vision.undecidedDefective(),
        vision.asked(),
        both.asked(),
        vision.askedDefective(),
        both.askedDefective(),
        interval[1],
        interval[0],
        interval[2],
        differences.stream().filter(d -> d > 0).count(),
        differences.stream().filter(d -> d == 0).count(),
        differences.stream().filter(d -> d < 0).count());
  }

  /** Low end, mean and high end of the mean of paired differences (Student's t). */
  private static double[] interval(List<Integer> differences) {
    int n = differences.size();
    double mean = differences.stream().mapToInt(d -> d).average().orElse(0);
    double squares = differences.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
    double error = Math.sqrt(squares / (n - 1) / n);
    double reach =
        TDistribution.of(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2) * error;
    return new double[] {mean - reach, mean, mean + reach};
  }

  private static Tally play(ScoredRun run, List<Reading> readings, Bands bands, double share) {
    EscalationSettings.Budget budget =
        new EscalationSettings.Budget(share, WINDOW_VIEWS, 16, Duration.ofMillis(50));
    LineScript line =
        new LineScript(LineRecords.recipe())
            .asking(
                new EscalationSettings(
                    budget, new EscalationSettings.Audit(0, Duration.ofHours(8))));
    Map<String, Long> triggered = new HashMap<>();
    Tally tally = new Tally(0, 0, 0, 0);
    int next = 0;
    for (View view : run.views()) {
      while (next < readings.size() && readings.get(next).offsetMillis() <= view.offsetMillis()) {
        Reading reading = readings.get(next++);
        line.accept(
            LineEvent.of(
                LineRecords.reading(reading.quantity(), reading.value(), reading.offsetMillis())));
      }
      tally = tally.plus(play(line, view, bands));
      triggered.merge(camera(view), 1L, Long::sum);
      for (String camera : List.of(LineRecords.TOP, LineRecords.SIDE)) {
        line.marks(
            LineRecords.mark(camera, view.offsetMillis(), triggered.getOrDefault(camera, 0L)));
      }
    }
    return tally;
  }

  private static Tally play(LineScript line, View view, Bands bands) {
    Trigger trigger = trigger(view);
    ViewVerdict verdict = verdict(view, trigger, bands);
    int defective = view.isDefective() ? 1 : 0;
    int undecided = verdict.getResultEvaluation() == ResultEvaluation.NOT_DECIDABLE ? 1 : 0;
    int before = line.requests.size();
    line.triggers(trigger).views(verdict);
    int asked = line.requests.size() - before;
    if (asked > 0) {
      line.accept(LineEvent.of(answer(line.requests.get(before), view)));
    }
    return new Tally(undecided, undecided * defective, asked, asked * defective);
  }

  private static ViewVerdict verdict(View view, Trigger trigger, Bands bands) {
    ResultEvaluation evaluation = ResultEvaluation.OK;
    if (view.score() >= bands.notOk()) {
      evaluation = ResultEvaluation.NOT_OK;
    } else if (view.score() >= bands.undecidableFrom()) {
      evaluation = ResultEvaluation.NOT_DECIDABLE;
    }
    return ViewVerdict.newBuilder(LineRecords.view(trigger, evaluation, List.of()))
        .setScore((float) view.score())
        .setThreshold((float) bands.notOk())
        .setUndecidableFrom((float) bands.undecidableFrom())
        .setPictureSha256(evaluation == ResultEvaluation.NOT_DECIDABLE ? "ef".repeat(32) : null)
        .build();
  }

  private static Trigger trigger(View view) {
    return Trigger.newBuilder(LineRecords.trigger(camera(view), view.sequence(), view.partId()))
        .setViewId(Identities.viewId(camera(view), LineRecords.EPOCH, view.sequence()))
        .setTriggeredAt(Instant.ofEpochMilli(view.offsetMillis()))
        .build();
  }

  private static String camera(View view) {
    return view.cameraId().endsWith("top") ? LineRecords.TOP : LineRecords.SIDE;
  }

  private static SecondOpinionAnswer answer(SecondOpinionRequest question, View view) {
    return SecondOpinionAnswer.newBuilder()
        .setRequestId(question.getRequestId())
        .setViewId(question.getViewId())
        .setInspectionId(question.getInspectionId())
        .setLineId(question.getLineId())
        .setIsAudit(false)
        .setResultEvaluation(view.isDefective() ? ResultEvaluation.NOT_OK : ResultEvaluation.OK)
        .setScore(view.isDefective() ? 1f : 0f)
        .setThreshold(0.5f)
        .setUndecidableFrom(0.5f)
        .setModelSha256("ab".repeat(32))
        .setProvider("cpu")
        .setFindings(List.of())
        .setInferMicros(0)
        .setAnsweredAtMicros(0L)
        .build();
  }
}
