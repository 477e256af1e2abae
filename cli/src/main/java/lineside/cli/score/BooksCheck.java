package lineside.cli.score;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import lineside.cli.result.Snapshot;
import lineside.schemas.record.LedgerEntry;

/**
 * Holds the books of a run against what its topics said, and every promise about verdicts against
 * the verdicts.
 */
public final class BooksCheck {
  private BooksCheck() {}

  /** Sums of the books over all cameras and periods. */
  public static Summary.Frames frames(List<LedgerEntry> ledger) {
    return new Summary.Frames(
        sum(ledger, LedgerEntry::getTriggered),
        sum(ledger, LedgerEntry::getCaptured),
        sum(ledger, LedgerEntry::getPublished),
        sum(ledger, LedgerEntry::getEvaluated),
        sum(ledger, LedgerEntry::getDeadLettered),
        sum(ledger, LedgerEntry::getLost),
        sum(ledger, LedgerEntry::getForeign));
  }

  /** One sentence per thing that is not as promised; empty when all is well. */
  public static List<String> problems(Snapshot run) {
    List<String> problems = new ArrayList<>();
    for (LedgerEntry entry : run.ledger()) {
      if (!entry.getIsBalanced()) {
        problems.add(
            "books of %s from %s do not balance: %s"
                .formatted(entry.getCameraId(), entry.getPeriodStart(), entry.getImbalance()));
      }
    }
    expectEqual(
        problems,
        "triggers in the books",
        sum(run.ledger(), LedgerEntry::getTriggered),
        run.progress().triggered());
    expectEqual(
        problems,
        "view verdicts in the books",
        sum(run.ledger(), LedgerEntry::getViewVerdicts),
        run.progress().viewVerdicts());
    expectEqual(
        problems, "view verdicts", run.progress().viewVerdicts(), run.progress().triggered());
    expectEqual(
        problems,
        "losses in the books",
        sum(run.ledger(), LedgerEntry::getLost),
        run.progress().losses());
    expectEqual(problems, "final verdicts", run.progress().finalVerdicts(), run.progress().parts());
    expectEqual(problems, "duplicate verdicts", run.doubts().duplicates(), 0);
    expectEqual(problems, "unreadable results", run.doubts().unreadable(), 0);
    return List.copyOf(problems);
  }

  private static void expectEqual(List<String> problems, String what, long found, long expected) {
    if (found != expected) {
      problems.add("%s: %d, expected %d".formatted(what, found, expected));
    }
  }

  private static long sum(List<LedgerEntry> ledger, ToLongFunction<LedgerEntry> column) {
    return ledger.stream().mapToLong(column).sum();
  }
}
