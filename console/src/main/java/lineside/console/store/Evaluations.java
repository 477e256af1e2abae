package lineside.console.store;

import lineside.schemas.record.ResultEvaluation;

/** How evaluations of views make one of a station: as those of a part. */
public final class Evaluations {
  private Evaluations() {}

  /** The one that decides: NOT_OK before UNDEFINED before NOT_DECIDABLE before OK. */
  public static ResultEvaluation worse(ResultEvaluation one, ResultEvaluation other) {
    return rank(one) >= rank(other) ? one : other;
  }

  private static int rank(ResultEvaluation evaluation) {
    return switch (evaluation) {
      case OK -> 0;
      case NOT_DECIDABLE -> 1;
      case UNDEFINED -> 2;
      case NOT_OK -> 3;
    };
  }
}
