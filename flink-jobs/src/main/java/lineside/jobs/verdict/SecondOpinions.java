package lineside.jobs.verdict;

import java.util.List;
import lineside.schemas.record.Finding;
import lineside.schemas.record.OpinionStatus;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinion;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.ViewVerdict;

/** Second opinions inside of view verdicts. */
final class SecondOpinions {
  private SecondOpinions() {}

  /** The verdict with what became of the question. */
  static ViewVerdict with(ViewVerdict view, SecondOpinion opinion) {
    return ViewVerdict.newBuilder(view).setSecondOpinion(opinion).build();
  }

  /** Whether the part waits for the large model on account of this view. */
  static boolean isAwaited(ViewEntry entry) {
    ViewVerdict view = entry.verdict;
    SecondOpinion opinion = view == null ? null : view.getSecondOpinion();
    return opinion != null && opinion.getStatus() == OpinionStatus.ASKED && !opinion.getIsAudit();
  }

  /** Whether an answer can still change what is said of the part. */
  static boolean areAwaited(Inspection inspection) {
    return inspection.views.values().stream().anyMatch(SecondOpinions::isAwaited)
        && PartDecision.of(inspection).evaluation() != ResultEvaluation.NOT_OK;
  }

  /** Gives up waiting: the part is decided without the answer. */
  static void giveUp(ViewEntry entry) {
    ViewVerdict view = entry.verdict;
    SecondOpinion opinion = view == null ? null : view.getSecondOpinion();
    if (view != null && opinion != null && isAwaited(entry)) {
      entry.verdict =
          with(
              view, SecondOpinion.newBuilder(opinion).setStatus(OpinionStatus.OUT_OF_TIME).build());
    }
  }

  /** Whether the view is one that an answer can be about, and has none. */
  static boolean fits(ViewVerdict view, SecondOpinionAnswer answer) {
    SecondOpinion opinion = view.getSecondOpinion();
    boolean isAnswered = opinion != null && opinion.getStatus() == OpinionStatus.ANSWERED;
    ResultEvaluation doubted =
        answer.getIsAudit() ? ResultEvaluation.OK : ResultEvaluation.NOT_DECIDABLE;
    return !isAnswered
        && view.getResultEvaluation() == doubted
        && view.getPictureSha256() != null
        && answer.getResultEvaluation() != ResultEvaluation.UNDEFINED;
  }

  /** The verdict as the answer leaves it; an audit changes no evaluation. */
  static ViewVerdict answered(ViewVerdict view, SecondOpinionAnswer answer) {
    SecondOpinion asked = view.getSecondOpinion();
    ResultEvaluation evaluation =
        answer.getIsAudit() ? view.getResultEvaluation() : answer.getResultEvaluation();
    return ViewVerdict.newBuilder(view)
        .setResultEvaluation(evaluation)
        .setFindings(findings(view, answer, evaluation))
        .setSecondOpinion(
            SecondOpinion.newBuilder()
                .setStatus(OpinionStatus.ANSWERED)
                .setIsAudit(answer.getIsAudit())
                .setSmallEvaluation(view.getResultEvaluation())
                .setLargeEvaluation(answer.getResultEvaluation())
                .setScore(answer.getScore())
                .setThreshold(answer.getThreshold())
                .setModelSha256(answer.getModelSha256())
                .setRank(asked == null ? 0 : asked.getRank())
                .setProcessFactor(asked == null ? 1 : asked.getProcessFactor())
                .build())
        .build();
  }

  /** Those of the small model have crops; those of the large one stand in where it found none. */
  private static List<Finding> findings(
      ViewVerdict view, SecondOpinionAnswer answer, ResultEvaluation evaluation) {
    if (evaluation == ResultEvaluation.OK) {
      return List.of();
    }
    return view.getFindings().isEmpty() ? answer.getFindings() : view.getFindings();
  }
}
