package lineside.cli.score;

import java.util.Collection;
import lineside.cli.result.PartKey;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Compares verdicts with the truth, part by part. Parts that were not inspected, by plan or not,
 * stand outside; faint ones are counted apart.
 */
public final class AccuracyScore {
  private long smallTp;
  private long smallFp;
  private long smallTn;
  private long smallFn;
  private long tp;
  private long fp;
  private long tn;
  private long fn;
  private long undecided;
  private long faintTp;
  private long faintFn;
  private long scored;

  private AccuracyScore() {}

  /** Null when the truth is known of none of the parts. */
  public static Summary.@Nullable Accuracy of(Truth truth, Collection<PartVerdict> verdicts) {
    AccuracyScore score = new AccuracyScore();
    for (PartVerdict verdict : verdicts) {
      PartKey key = new PartKey(verdict.getLineId(), verdict.getPartId(), verdict.getAttempt());
      TruthLabel label = truth.labels().get(key);
      if (label != null && isInspected(label, verdict)) {
        score.take(label, verdict);
      }
    }
    if (score.scored == 0) {
      return null;
    }
    return new Summary.Accuracy(
        new Summary.Confusion(score.smallTp, score.smallFp, score.smallTn, score.smallFn),
        new Summary.Cascade(score.tp, score.fp, score.tn, score.fn, score.undecided),
        new Summary.Faint(score.faintTp, score.faintFn));
  }

  /** Verdicts that are UNDEFINED although no fault was planted on the part. */
  public static long undefinedWithoutFault(Truth truth, Collection<PartVerdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> verdict.getResultEvaluation() == ResultEvaluation.UNDEFINED)
        .filter(
            verdict -> {
              TruthLabel label =
                  truth
                      .labels()
                      .get(
                          new PartKey(
                              verdict.getLineId(), verdict.getPartId(), verdict.getAttempt()));
              return label != null && label != TruthLabel.UNDEFINED;
            })
        .count();
  }

  private static boolean isInspected(TruthLabel label, PartVerdict verdict) {
    return label != TruthLabel.UNDEFINED
        && verdict.getResultEvaluation() != ResultEvaluation.UNDEFINED;
  }

  private void take(TruthLabel label, PartVerdict verdict) {
    scored++;
    boolean isDefective = label != TruthLabel.GOOD;
    boolean isRejected = verdict.getResultEvaluation() == ResultEvaluation.NOT_OK;
    if (label == TruthLabel.FAINT) {
      faintTp += isRejected ? 1 : 0;
      faintFn += isRejected ? 0 : 1;
      return;
    }
    takeSmall(isDefective, verdict.getViews().stream().anyMatch(AccuracyScore::reachesThreshold));
    if (verdict.getResultEvaluation() == ResultEvaluation.NOT_DECIDABLE) {
      undecided++;
    } else if (isDefective) {
      tp += isRejected ? 1 : 0;
      fn += isRejected ? 0 : 1;
    } else {
      fp += isRejected ? 1 : 0;
      tn += isRejected ? 0 : 1;
    }
  }

  private void takeSmall(boolean isDefective, boolean isRejected) {
    if (isDefective) {
      smallTp += isRejected ? 1 : 0;
      smallFn += isRejected ? 0 : 1;
    } else {
      smallFp += isRejected ? 1 : 0;
      smallTn += isRejected ? 0 : 1;
    }
  }

  private static boolean reachesThreshold(ViewVerdict view) {
    Float score = view.getScore();
    Float threshold = view.getThreshold();
    return score != null && threshold != null && score >= threshold;
  }
}
