package lineside.analyzer;

import java.util.Locale;
import lineside.analyzer.feedback.Confirmations;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.MiningSettings;
import lineside.analyzer.mining.Population;
import lineside.schemas.record.ResultEvaluation;

/**
 * Which share of defective parts inspection passes, as far as audits tell: the share of audited OK
 * parts that a person found defective, carried over to all OK parts.
 *
 * @param audited OK parts that a person looked at in an audit
 * @param escaped those of them found defective
 * @param passed OK parts in all
 * @param rejected NOT_OK parts in all
 */
record EscapeEstimate(long audited, long escaped, long passed, long rejected) {
  /** Below, the setting tells more than the audits. */
  private static final long MIN_AUDITED = 30;

  static EscapeEstimate of(Population population, Confirmations confirmations) {
    long audited = 0;
    long escaped = 0;
    long passed = 0;
    long rejected = 0;
    for (InspectedPart part : population.parts()) {
      rejected += part.evaluation() == ResultEvaluation.NOT_OK ? 1 : 0;
      if (part.evaluation() == ResultEvaluation.OK) {
        passed++;
        var said = confirmations.isDefectiveInAudit(part.lineId(), part.partId(), part.attempt());
        audited += said.isPresent() ? 1 : 0;
        escaped += said.orElse(false) ? 1 : 0;
      }
    }
    return new EscapeEstimate(audited, escaped, passed, rejected);
  }

  private boolean isTelling() {
    return audited >= MIN_AUDITED && escaped > 0 && rejected > 0;
  }

  private double missedShare() {
    double escapes = (double) escaped / audited * passed;
    return escapes / (escapes + rejected);
  }

  /** Settings with what the audits tell. */
  MiningSettings applied(MiningSettings settings) {
    return isTelling()
        ? new MiningSettings(settings.costs().withMissedShare(missedShare()), settings.shifts())
        : settings;
  }

  /** Where the share comes from, for the report. */
  String note() {
    return isTelling()
        ? String.format(
            Locale.ROOT,
            "from audits: %d of %d audited OK parts were found defective",
            escaped,
            audited)
        : "as set; " + audited + " OK parts were audited, too few to tell";
  }
}
