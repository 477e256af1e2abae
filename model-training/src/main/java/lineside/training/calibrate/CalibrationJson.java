package lineside.training.calibrate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import lineside.training.calibrate.CalibrationOutcome.Side;

/** The layout of a package's {@code calibration} and of {@code calibrate --json}. */
public final class CalibrationJson {
  private static final String METHOD =
      "learn then test, fixed sequence from the safest threshold, exact binomial tail"
          + " (arXiv 2110.01052); intervals: Clopper-Pearson 95 %";

  private CalibrationJson() {}

  /**
   * Writes a calibration down.
   *
   * @param most points of the curve at most; a package takes few, a file all
   * @param assumptions what the promises suppose
   */
  public static ObjectNode of(CalibrationOutcome outcome, int most, List<String> assumptions) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("method", METHOD);
    node.put("calibratedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    ObjectNode thresholds = node.putObject("thresholds");
    thresholds.put("notOk", outcome.thresholds().notOk());
    thresholds.put("undecidableFrom", outcome.thresholds().undecidableFrom());
    node.set("escapes", side(outcome.escapes(), CalibrationText.escapes(outcome)));
    node.set("overkill", side(outcome.overkill(), CalibrationText.overkill(outcome)));
    node.set("undecidedGood", outcome.undecidedGood().toJson());
    node.set("undecidedDefect", outcome.undecidedDefect().toJson());
    node.set(
        "pg2",
        outcome.presort().pg2().toJson().put("threshold", outcome.presort().goodThreshold()));
    node.set(
        "pb2", outcome.presort().pb2().toJson().put("threshold", outcome.presort().badThreshold()));
    ArrayNode said = node.putArray("assumptions");
    assumptions.forEach(said::add);
    ArrayNode curve = node.putArray("curve");
    for (RiskCurve.Point point : outcome.curve().decimated(most).points()) {
      ObjectNode entry = curve.addObject();
      entry.put("threshold", point.threshold());
      entry.set("escapes", point.escapes().toJson());
      entry.set("overkill", point.overkill().toJson());
    }
    return node;
  }

  private static ObjectNode side(Side side, String text) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("atMost", side.promise().atMost());
    node.put("confidence", side.promise().confidence());
    node.put("guarantee", side.guarantee().isGiven() ? "promised" : "none");
    if (!side.guarantee().isGiven()) {
      node.put("reason", side.guarantee().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    node.put("text", text);
    node.put("limit", side.limit());
    node.set("seen", side.seen().toJson());
    node.put("pValue", side.promise().pValue(side.seen().count(), side.seen().of()));
    node.put("samplesNeededWithoutFailure", side.promise().samplesNeeded());
    node.put("wantedThreshold", side.wantedThreshold());
    node.set("wrongAtWantedThreshold", side.wrongThere().toJson());
    if (side.needed().isPresent()) {
      node.put("samplesNeeded", side.needed().getAsInt());
    } else {
      node.putNull("samplesNeeded");
    }
    return node;
  }
}
