package lineside.console.quality;

import java.util.List;
import java.util.function.ToLongFunction;
import lineside.console.shape.Share;
import lineside.console.store.Doubts;
import lineside.schemas.record.EscapeShare;
import lineside.schemas.record.OpinionAudit;
import org.jspecify.annotations.Nullable;

/**
 * What escapes the small model, as far as the large one and persons see it: a random sample of
 * passed views goes to the large model, persons look at the parts that it finds defective.
 *
 * @param audited sampled views that were answered
 * @param disagreed of these, found defective by the large model
 * @param doubted of these, undecided for the large model
 * @param reviewed of the disagreed: on parts that a person looked at
 * @param confirmed of the reviewed: on parts that the person found defective
 * @param escapes share of passed views that are defective, with 95 % confidence; null while there
 *     is a disagreement and nobody has looked at one, or nothing was sampled
 * @param shifts the latest first
 * @param waiting parts that a person has to look at, the earliest first
 */
public record EscapeView(
    long audited,
    long disagreed,
    long doubted,
    long reviewed,
    long confirmed,
    @Nullable Share escapes,
    List<Shift> shifts,
    List<Waiting> waiting) {
  private static final double HALF_OF_THE_ERROR = 0.975;

  /** Copies the lists. */
  public EscapeView {
    shifts = List.copyOf(shifts);
    waiting = List.copyOf(waiting);
  }

  /** One recipe in one shift, with the estimate that the line made. */
  public record Shift(
      String lineId,
      String recipeId,
      long startAt,
      long endAt,
      long audited,
      long disagreed,
      long reviewed,
      long confirmed,
      @Nullable Share escapes) {
    static Shift of(OpinionAudit audit) {
      EscapeShare escapes = audit.getEscapes();
      return new Shift(
          audit.getLineId(),
          audit.getRecipeId(),
          audit.getShiftStart().toEpochMilli(),
          audit.getShiftEnd().toEpochMilli(),
          audit.getAudited(),
          audit.getDisagreed(),
          audit.getReviewed(),
          audit.getConfirmed(),
          escapes == null
              ? null
              : new Share(
                  escapes.getRate(), escapes.getLower(), escapes.getUpper(), audit.getConfirmed()));
    }
  }

  /** A part that a person has to look at. */
  public record Waiting(
      String partId, String lineId, int attempt, long at, double score, String evaluation) {
    static Waiting of(Doubts.Doubt doubt) {
      return new Waiting(
          doubt.verdict().getPartId(),
          doubt.verdict().getLineId(),
          doubt.verdict().getAttempt(),
          doubt.at(),
          doubt.score(),
          doubt.verdict().getResultEvaluation().name());
    }
  }

  /** Of what was counted. */
  public static EscapeView of(List<OpinionAudit> audits, List<Doubts.Doubt> doubts) {
    long audited = sum(audits, OpinionAudit::getAudited);
    long disagreed = sum(audits, OpinionAudit::getDisagreed);
    long reviewed = sum(audits, OpinionAudit::getReviewed);
    long confirmed = sum(audits, OpinionAudit::getConfirmed);
    return new EscapeView(
        audited,
        disagreed,
        sum(audits, OpinionAudit::getDoubted),
        reviewed,
        confirmed,
        escapes(audited, disagreed, reviewed, confirmed),
        audits.stream().map(Shift::of).toList(),
        doubts.stream().filter(doubt -> !doubt.isLookedAt()).map(Waiting::of).toList());
  }

  /**
   * Confirmed ones among all sampled when every disagreement was looked at; else the product of the
   * share that disagrees and the share of looked-at ones that were confirmed, each with half of the
   * error, as the line's own estimate of a shift.
   */
  static @Nullable Share escapes(long audited, long disagreed, long reviewed, long confirmed) {
    if (audited == 0 || (reviewed == 0 && disagreed > 0)) {
      return null;
    }
    if (reviewed == disagreed) {
      return Share.of(confirmed, audited);
    }
    Share disagreement = Share.of(disagreed, audited, HALF_OF_THE_ERROR);
    Share confirmation = Share.of(confirmed, reviewed, HALF_OF_THE_ERROR);
    return new Share(
        disagreement.rate() * confirmation.rate(),
        disagreement.low() * confirmation.low(),
        disagreement.high() * confirmation.high(),
        confirmed);
  }

  private static long sum(List<OpinionAudit> audits, ToLongFunction<OpinionAudit> count) {
    return audits.stream().mapToLong(count).sum();
  }
}
