package lineside.cli.score;

import java.util.List;
import java.util.Optional;
import lineside.cli.result.Snapshot;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.ResultEvaluation;

/** Makes the summary of a run. */
public final class Scorecard {
  private Scorecard() {}

  /**
   * Scores a run.
   *
   * @param patterns what the analyzer found; empty when it did not run
   * @param imageBytes bytes of the encoded pictures
   */
  public static Summary of(
      Snapshot run, Truth truth, Optional<List<Pattern>> patterns, long imageBytes) {
    return new Summary(
        BooksCheck.frames(run.ledger()),
        parts(run),
        AccuracyScore.of(truth, run.verdicts()),
        new Summary.LatencyMillis(
            run.latencies().viewVerdict(), run.latencies().alarm(), run.latencies().mes()),
        null,
        AlarmScore.of(run),
        new Summary.Bytes(imageBytes, null),
        patterns.map(found -> PatternScore.of(truth, found)).orElse(null));
  }

  private static Summary.Parts parts(Snapshot run) {
    return new Summary.Parts(
        run.progress().parts(),
        run.progress().finalVerdicts(),
        count(run, ResultEvaluation.OK),
        count(run, ResultEvaluation.NOT_OK),
        count(run, ResultEvaluation.NOT_DECIDABLE),
        count(run, ResultEvaluation.UNDEFINED),
        run.doubts().duplicates(),
        run.doubts().superseded());
  }

  private static long count(Snapshot run, ResultEvaluation evaluation) {
    return run.verdicts().stream()
        .filter(verdict -> verdict.getResultEvaluation() == evaluation)
        .count();
  }
}
