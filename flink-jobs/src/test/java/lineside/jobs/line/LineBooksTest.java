package lineside.jobs.line;

import static lineside.jobs.line.LineRecords.SIDE;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.loss;
import static lineside.jobs.line.LineRecords.ok;
import static lineside.jobs.line.LineRecords.trigger;
import static lineside.jobs.line.LineRecords.undefined;
import static org.assertj.core.api.Assertions.assertThat;

import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The books of a line: every trigger comes to one end, and the counts say so. */
class LineBooksTest {
  private final LineScript line = new LineScript(LineRecords.recipe());

  private enum Order {
    FRAME_FIRST,
    LOSS_FIRST
  }

  @Test
  void refusesAFrameOfNobodysTriggerAndBooksItAsForeign() {
    line.triggers(trigger(TOP, 0), trigger(SIDE, 0)).views(ok(TOP, 0), ok(SIDE, 0));
    line.views(ok(TOP, 900)).clock(1_000_000, 1);

    line.stop(1_000_001, 1, 0);

    assertThat(line.parts).hasSize(1);
    assertThat(line.deadLetters)
        .extracting(DeadLetter::getReason)
        .containsExactly(DeadLetterReason.FOREIGN_TRIGGER);
    assertThat(line.ledger).extracting(LedgerEntry::getForeign).contains(1L);
    assertThat(line.ledger).allMatch(LedgerEntry::getIsBalanced);
    assertThat(line.inspections.byId).isEmpty();
  }

  @Test
  void balancesTheBooksOfEveryKindOfOutcome() {
    for (int n = 0; n < 4; n++) {
      line.triggers(trigger(TOP, n), trigger(SIDE, n)).views(ok(SIDE, n));
    }
    line.views(ok(TOP, 0), undefined(TOP, 1, UndefinedReason.DEAD_LETTERED))
        .losses(loss(TOP, 2))
        .views(undefined(TOP, 3, UndefinedReason.IMAGE_QUALITY));

    line.stop(60_000, 4, 1);

    assertThat(line.ledger).hasSize(2).allMatch(LedgerEntry::getIsBalanced);
    LedgerEntry top = booksOfTop();
    assertThat(top.getTriggered()).isEqualTo(4);
    assertThat(top.getPublished()).isEqualTo(3);
    assertThat(top.getLost()).isEqualTo(1);
    assertThat(top.getEvaluated()).isEqualTo(2);
    assertThat(top.getDeadLettered()).isEqualTo(1);
    assertThat(top.getUnfit()).isEqualTo(1);
    assertThat(top.getUndefinedViews()).isEqualTo(3);
    assertThat(top.getViewVerdicts()).isEqualTo(4);
    assertThat(line.state.books.books).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void booksAFrameAsPublishedWhenARestartedIngestDeclaredItLost(Order order) {
    line.triggers(trigger(TOP, 0), trigger(SIDE, 0)).views(ok(SIDE, 0));

    if (order == Order.FRAME_FIRST) {
      line.views(ok(TOP, 0)).losses(loss(TOP, 0));
    } else {
      line.losses(loss(TOP, 0)).views(ok(TOP, 0));
    }
    line.stop(60_000, 1, 1);

    LedgerEntry top = booksOfTop();
    assertThat(top.getImbalance()).isEmpty();
    assertThat(top.getTriggered()).isEqualTo(1);
    assertThat(top.getPublished()).isEqualTo(1);
    assertThat(top.getCaptured()).isEqualTo(1);
    assertThat(top.getLost()).isZero();
    assertThat(top.getViewVerdicts()).isEqualTo(1);
    assertThat(top.getUndefinedViews()).isZero();
    assertThat(line.rows)
        .flatExtracting(row -> row.getVerdict().getViews())
        .extracting(ViewVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.OK, ResultEvaluation.OK);
    assertThat(line.parts.get(line.parts.size() - 1).getResultEvaluation())
        .isEqualTo(ResultEvaluation.OK);
    assertThat(line.alarms).isEmpty();
  }

  @Test
  void raisesALedgerAlarmWhenAFrameVanished() {
    line.triggers(trigger(TOP, 0), trigger(SIDE, 0)).views(ok(SIDE, 0));

    line.stop(60_000, 1, 0);

    LedgerEntry top = booksOfTop();
    assertThat(top.getIsBalanced()).isFalse();
    assertThat(top.getImbalance()).isEqualTo("triggered 1 is not published 0 + lost 0");
    assertThat(line.alarms).anyMatch(alarm -> alarm.getMessage().contains("do not balance"));
  }

  private LedgerEntry booksOfTop() {
    return line.ledger.stream().filter(e -> e.getCameraId().equals(TOP)).findAny().orElseThrow();
  }
}
