package lineside.training.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lineside.training.calibrate.CalibrationOutcome.Side;

/** A calibration in words and lines of a table. */
public final class CalibrationText {
  private static final int CURVE_LINES = 12;

  private CalibrationText() {}

  /** One line per figure. */
  public static List<String> lines(CalibrationOutcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            "thresholds",
            "NOT_OK from %.6f, NOT_DECIDABLE from %.6f"
                .formatted(outcome.thresholds().notOk(), outcome.thresholds().undecidableFrom())));
    lines.add(line("escapes", escapes(outcome)));
    lines.add(line("", "seen: " + outcome.escapes().seen()));
    lines.add(line("overkill", overkill(outcome)));
    lines.add(line("", "seen: " + outcome.overkill().seen()));
    lines.add(
        line(
            "undecidable",
            "good %s, defect %s".formatted(outcome.undecidedGood(), outcome.undecidedDefect())));
    lines.add(line("PG2", outcome.presort().pg2() + " of the good, 2 % of the bad missed"));
    lines.add(line("PB2", outcome.presort().pb2() + " of the bad, 2 % of the good taken for bad"));
    return lines;
  }

  /** Both rates at a dozen of thresholds, with their 95 % intervals. */
  public static List<String> curve(CalibrationOutcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "%-12s %-40s %s", "threshold", "escapes", "overkill"));
    for (RiskCurve.Point point : outcome.curve().decimated(CURVE_LINES).points()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-12.6f %-40s %s",
              point.threshold(),
              point.escapes(),
              point.overkill()));
    }
    return lines;
  }

  /** The promise about escapes, or what it would take. */
  public static String escapes(CalibrationOutcome outcome) {
    Side side = outcome.escapes();
    if (!side.guarantee().isGiven()) {
      return none(side, "defect");
    }
    return side.promise() + ", proven up to %.6f".formatted(side.limit());
  }

  /** The promise about overkill, or what it would take. */
  public static String overkill(CalibrationOutcome outcome) {
    Side side = outcome.overkill();
    if (!side.guarantee().isGiven()) {
      return none(side, "good");
    }
    return side.promise() + ", proven from %.6f".formatted(side.limit());
  }

  /** Such as "guarantee: none, 37 defect samples (...); you need about 299". */
  private static String none(Side side, String kind) {
    String why =
        switch (side.guarantee()) {
          case PROMISED -> throw new IllegalArgumentException("there is a guarantee");
          case TOO_FEW -> "not enough %s samples: you need %s".formatted(kind, samples(side));
          case TOO_WIDE ->
              "it would leave too many good samples undecided; to prove it without, you need "
                  + samples(side);
          case TOO_BAD -> "too many good samples have the highest score";
        };
    return "guarantee: none, %d %s samples (wanted: %s); %s"
        .formatted(side.seen().of(), kind, side.promise(), why);
  }

  private static String samples(Side side) {
    return side.needed().isPresent()
        ? "about %d".formatted(side.needed().getAsInt())
        : "a better model and %d or more, as %s go wrong at %.4f"
            .formatted(side.promise().samplesNeeded(), side.wrongThere(), side.wantedThreshold());
  }

  /** What would narrow a band that takes in more good samples than wanted; empty when none. */
  public static List<String> advice(CalibrationOutcome outcome, CalibrationGoals goals) {
    Side side = outcome.escapes();
    if (!side.guarantee().isGiven()
        || outcome.undecidedGood().of() == 0
        || outcome.undecidedGood().rate() <= goals.undecided()) {
      return List.of();
    }
    String text =
        "%s of the good samples are undecidable, %s were wanted. "
            .formatted(Percent.of(outcome.undecidedGood().rate()), Percent.of(goals.undecided()));
    return List.of(
        side.needed().isPresent()
            ? text
                + "With the escapes seen at %.6f (%s), about %d defect samples would prove that threshold"
                    .formatted(side.wantedThreshold(), side.wrongThere(), side.needed().getAsInt())
            : text
                + "No number of samples helps: at %.6f, where that band begins, escapes are %s; the model has to become better"
                    .formatted(side.wantedThreshold(), side.wrongThere()));
  }

  private static String line(String name, String text) {
    return String.format(Locale.ROOT, "%-12s %s", name, text);
  }
}
