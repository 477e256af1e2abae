package lineside.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import lineside.cli.result.RunResults;
import lineside.cli.result.SampleRecords;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;

class BooksCheckTest {
  private final RunResults results = new RunResults();

  @Test
  void findsNothingWrongWithARunThatKeptItsPromises() {
    play();
    results.accept(SampleRecords.ledger("a-top", 1, 0), 0);

    assertThat(BooksCheck.problems(results.snapshot())).isEmpty();
  }

  @Test
  void saysWhichPeriodDoesNotBalance() {
    play();
    LedgerEntry entry = SampleRecords.ledger("a-top", 1, 0);
    entry.setIsBalanced(false);
    entry.setImbalance("triggered 1 = published 0 + lost 0");
    results.accept(entry, 0);

    assertThat(BooksCheck.problems(results.snapshot()))
        .singleElement()
        .asString()
        .contains("a-top", "triggered 1 = published 0 + lost 0");
  }

  @Test
  void noticesBooksThatForgetATrigger() {
    play();

    assertThat(BooksCheck.problems(results.snapshot()))
        .contains("triggers in the books: 0, expected 1");
  }

  @Test
  void noticesAPartWithoutVerdictAndOneWithTwo() {
    play();
    results.accept(SampleRecords.ledger("a-top", 1, 0), 0);
    results.accept(SampleRecords.verdict("A-1", ResultEvaluation.OK, 0.1f), 0);
    results.accept(SampleRecords.trigger("A-1", "a-side", 0), 0);
    results.accept(SampleRecords.trigger("A-2", "a-side", 1), 0);

    assertThat(BooksCheck.problems(results.snapshot()))
        .contains("final verdicts: 1, expected 2", "duplicate verdicts: 1, expected 0");
  }

  @Test
  void addsUpCamerasAndPeriods() {
    results.accept(SampleRecords.ledger("a-top", 100, 3), 0);
    results.accept(SampleRecords.ledger("a-side", 90, 1), 0);

    assertThat(BooksCheck.frames(results.snapshot().ledger()))
        .isEqualTo(new Summary.Frames(190, 186, 186, 186, 0, 4, 0));
  }

  private void play() {
    results.accept(SampleRecords.trigger("A-1", "a-top", 0), 0);
    results.accept(SampleRecords.view("A-1", 0.1f), 0);
    results.accept(SampleRecords.verdict("A-1", ResultEvaluation.OK, 0.1f), 0);
  }
}
