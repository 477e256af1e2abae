package lineside.jobs.line;

import static lineside.jobs.line.LineRecords.SIDE;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.loss;
import static lineside.jobs.line.LineRecords.notOk;
import static lineside.jobs.line.LineRecords.ok;
import static lineside.jobs.line.LineRecords.trigger;
import static lineside.jobs.line.LineRecords.undefined;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Finding;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

class LineTest {
  private final LineScript line = new LineScript(LineRecords.recipe());

  @Test
  void decidesAtOnceWhenAllViewsAreIn() {
    line.triggers(trigger(TOP, 1), trigger(SIDE, 1)).views(ok(TOP, 1));
    assertThat(line.parts).isEmpty();

    line.views(ok(SIDE, 1));

    assertThat(line.parts).hasSize(1);
    PartVerdict verdict = line.parts.get(0);
    assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.OK);
    assertThat(verdict.getRevision()).isZero();
    assertThat(verdict.getInspectionId()).isEqualTo(Identities.inspectionId("line-a", "part-1", 1));
    assertThat(verdict.getVerdictId())
        .isEqualTo(Identities.verdictId(verdict.getInspectionId(), 0));
    assertThat(verdict.getIsPartial()).isFalse();
    assertThat(verdict.getViews()).extracting(ViewVerdict::getCameraId).containsExactly(TOP, SIDE);
    assertThat(verdict.getAcquiredAtMicros()).isEqualTo(1_200_017L);
    assertThat(verdict.getFirstTriggeredAt()).isEqualTo(Instant.ofEpochMilli(1000));
  }

  @Test
  void isNotOkWhenOneViewIs() {
    line.triggers(trigger(TOP, 1), trigger(SIDE, 1)).views(notOk(TOP, 1, "pit"), ok(SIDE, 1));

    assertThat(line.parts)
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.NOT_OK);
  }

  @Test
  void isNotDecidableWhenAViewIsAndNoneIsWorse() {
    ViewVerdict unsure =
        LineRecords.view(trigger(SIDE, 1), ResultEvaluation.NOT_DECIDABLE, List.of());

    line.triggers(trigger(TOP, 1), trigger(SIDE, 1)).views(ok(TOP, 1), unsure);

    assertThat(line.parts)
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.NOT_DECIDABLE);
  }

  @Test
  void waitsForTheTriggerOfAViewThatCameFirst() {
    line.views(ok(TOP, 1), ok(SIDE, 1)).triggers(trigger(TOP, 1));
    assertThat(line.parts).isEmpty();
    assertThat(line.views).hasSize(1);

    line.triggers(trigger(SIDE, 1));

    assertThat(line.parts).hasSize(1);
    assertThat(line.views).hasSize(2);
  }

  @Test
  void isUndefinedAtOnceWhenAViewIsLost() {
    line.triggers(trigger(TOP, 1), trigger(SIDE, 1)).views(ok(SIDE, 1)).losses(loss(TOP, 1));

    assertThat(line.parts).hasSize(1);
    assertThat(line.parts.get(0).getResultEvaluation()).isEqualTo(ResultEvaluation.UNDEFINED);
    assertThat(line.parts.get(0).getIsPartial()).isTrue();
    ViewVerdict lost = line.views.get(1);
    assertThat(lost.getUndefinedReason()).isEqualTo(UndefinedReason.LOST);
    assertThat(lost.getDetail()).isEqualTo("TRIGGER_DROPPED: no reaction");
    assertThat(lost.getViewId()).isEqualTo(Identities.viewId(TOP, LineRecords.EPOCH, 1));
    assertThat(lost.getStationId()).isEqualTo("station-1");
  }

  @Test
  void givesNoVerdictOnAPartThatACameraMadeUpAndDidNotSee() {
    Loss made = emptyView(TOP + "/0");
    line.triggers(trigger(TOP, 0, TOP + "/0")).losses(made);
    stopAfterOneLossOfTop();

    assertThat(line.parts).isEmpty();
    assertThat(line.rows).isEmpty();
    assertThat(line.alarms).isEmpty();
    assertThat(line.views)
        .extracting(ViewVerdict::getDetail)
        .containsExactly("NOTHING_IN_VIEW: no reaction");
    assertThat(line.ledger).hasSize(1).allMatch(LedgerEntry::getIsBalanced);
    assertThat(line.inspections.byId).isEmpty();
  }

  @Test
  void isUndefinedWhereAPartThatSomebodyNamedWasNotInView() {
    line.triggers(trigger(TOP, 0)).losses(emptyView("part-0"));
    stopAfterOneLossOfTop();

    assertThat(line.parts)
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.UNDEFINED);
    assertThat(line.rows).hasSize(1);
  }

  private void stopAfterOneLossOfTop() {
    line.marks(
        LineRecords.mark(TOP, 60_000, 1, 1, CameraStatus.STOPPED),
        LineRecords.mark(SIDE, 60_000, 0, 0, CameraStatus.STOPPED));
  }

  private static Loss emptyView(String partId) {
    return Loss.newBuilder(loss(TOP, 0))
        .setPartId(partId)
        .setReason(LossReason.NOTHING_IN_VIEW)
        .setStage(LossStage.AFTER_CAPTURE)
        .build();
  }

  @Test
  void decidesAtTheDeadlineWhenAFrameIsMissing() {
    line.triggers(trigger(TOP, 0), trigger(SIDE, 0)).views(ok(TOP, 0)).clock(999, 1);
    assertThat(line.parts).isEmpty();

    line.clock(1000, 1);

    assertThat(line.parts)
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.UNDEFINED);
    assertThat(line.views)
        .extracting(ViewVerdict::getUndefinedReason)
        .containsExactly(UndefinedReason.NONE, UndefinedReason.MISSING);
    assertThat(line.parts.get(0).getDecidedAt()).isEqualTo(Instant.ofEpochMilli(1000));
  }

  @Test
  void namesTheCameraThatWasNeverTriggered() {
    line.triggers(trigger(TOP, 0)).views(ok(TOP, 0));

    line.marks(LineRecords.mark(TOP, 5000, 1), LineRecords.mark(SIDE, 5000, 0));

    assertThat(line.parts).hasSize(1);
    assertThat(line.parts.get(0).getMissingCameras()).containsExactly(SIDE);
    assertThat(line.parts.get(0).getResultEvaluation()).isEqualTo(ResultEvaluation.UNDEFINED);
    assertThat(line.views).hasSize(1);
  }

  @Test
  void countsAViewOnceHoweverOftenItComes() {
    line.triggers(trigger(TOP, 1), trigger(TOP, 1), trigger(SIDE, 1))
        .views(ok(TOP, 1), ok(TOP, 1), ok(SIDE, 1), ok(SIDE, 1), ok(TOP, 1));

    assertThat(line.views).hasSize(2);
    assertThat(line.parts).hasSize(1);
    assertThat(line.late).hasSize(4);
  }

  @Test
  void supersedesTheVerdictWhenALateViewChangesIt() {
    line.triggers(trigger(TOP, 0), trigger(SIDE, 0)).views(ok(TOP, 0)).clock(1500, 1);

    line.views(notOk(SIDE, 0, "crack"));

    assertThat(line.parts).extracting(PartVerdict::getRevision).containsExactly(0, 1);
    PartVerdict revised = line.parts.get(1);
    assertThat(revised.getResultEvaluation()).isEqualTo(ResultEvaluation.NOT_OK);
    assertThat(revised.getSupersedes()).isEqualTo(line.parts.get(0).getVerdictId());
    assertThat(revised.getRevisionReason()).contains(SIDE);
    assertThat(line.views).hasSize(3);
  }

  @Test
  void takesNothingAfterTheRevisionWindow() {
    line.triggers(trigger(TOP, 0), trigger(SIDE, 0)).views(ok(TOP, 0)).clock(3000, 1);
    assertThat(line.inspections.byId).isEmpty();

    line.views(notOk(SIDE, 0, "crack")).triggers(trigger(SIDE, 0));

    assertThat(line.parts).hasSize(1);
    assertThat(line.inspections.byId).isEmpty();
    assertThat(line.late).containsExactly(LineEvent.Kind.VIEW, LineEvent.Kind.TRIGGER);
  }

  @Test
  void givesNoSecondVerdictWhenACameraSeesAPartForTheFirstTimeAfterItWasClosed() {
    line.triggers(trigger(TOP, 0)).views(ok(TOP, 0));
    line.marks(LineRecords.mark(TOP, 5000, 1), LineRecords.mark(SIDE, 5000, 0));
    assertThat(line.rows).hasSize(1);

    Trigger afterwards =
        Trigger.newBuilder(trigger(SIDE, 0)).setTriggeredAt(Instant.ofEpochMilli(6000)).build();
    line.triggers(afterwards)
        .views(LineRecords.view(afterwards, ResultEvaluation.NOT_OK, List.of()))
        .stop(60_000, 1, 0);

    assertThat(line.parts).hasSize(1);
    assertThat(line.rows).hasSize(1);
    assertThat(line.views).hasSize(2);
    assertThat(line.ledger).hasSize(2).allMatch(LedgerEntry::getIsBalanced);
    assertThat(line.inspections.byId).isEmpty();
  }

  @Test
  void tellsAttemptsOfOnePartApart() {
    Trigger again = Trigger.newBuilder(trigger(TOP, 2, "part-1")).setAttempt(2).build();

    line.triggers(trigger(TOP, 1), trigger(SIDE, 1), again).views(ok(TOP, 1), ok(SIDE, 1));

    assertThat(line.parts).extracting(PartVerdict::getAttempt).containsExactly(1);
    assertThat(line.inspections.byId).hasSize(2);
  }

  @Test
  void joinsContextAndReadingsOfTheMomentOfTheFirstTrigger() {
    line.accept(LineEvent.of(LineRecords.context(3, "pallet-5")))
        .accept(LineEvent.of(LineRecords.reading("coolant-temperature", 21.5, 2000)))
        .accept(LineEvent.of(LineRecords.reading("coolant-temperature", 33.0, 3001)))
        .accept(LineEvent.of(LineRecords.reading("coolant-temperature", 22.5, 2900)));

    line.triggers(trigger(TOP, 3), trigger(SIDE, 3)).views(ok(TOP, 3), ok(SIDE, 3));

    PartVerdict verdict = line.parts.get(0);
    assertThat(verdict.getContext().getPalletId()).isEqualTo("pallet-5");
    assertThat(verdict.getProcessReadings()).containsEntry("coolant-temperature", 22.5);
  }

  @Test
  void putsContextThatCameAfterTheVerdictIntoTheArchive() {
    line.triggers(trigger(TOP, 0), trigger(SIDE, 0)).views(ok(TOP, 0), ok(SIDE, 0));
    line.accept(LineEvent.of(LineRecords.context(0, "pallet-6")));

    line.stop(5000, 1, 0);

    assertThat(line.parts.get(0).getContext()).isNull();
    assertThat(line.rows).hasSize(1);
    assertThat(line.rows.get(0).getVerdict().getContext().getPalletId()).isEqualTo("pallet-6");
    assertThat(line.rows.get(0).getIsFlagged()).isFalse();
  }

  @Test
  void closesInspectionsInTriggerOrderWhateverOrderTheyWereDecidedIn() {
    line.triggers(trigger(TOP, 1), trigger(SIDE, 1), trigger(TOP, 2), trigger(SIDE, 2))
        .views(notOk(TOP, 2, "pit"), ok(SIDE, 2), ok(TOP, 1), ok(SIDE, 1));

    line.stop(60_000, 3, 0);

    assertThat(line.parts).extracting(PartVerdict::getPartId).containsExactly("part-2", "part-1");
    assertThat(line.rows)
        .extracting(row -> row.getVerdict().getPartId())
        .containsExactly("part-1", "part-2");
  }

  @Test
  void letsNoBacklogOfFramesMakeAFalseUndefined() {
    for (int n = 0; n < 50; n++) {
      line.triggers(trigger(TOP, n), trigger(SIDE, n));
    }
    for (int n = 0; n < 50; n++) {
      line.views(ok(TOP, n));
    }
    line.marks(LineRecords.mark(TOP, 60_000, 50));
    for (int n = 0; n < 50; n++) {
      line.views(ok(SIDE, n));
    }

    assertThat(line.parts)
        .hasSize(50)
        .allMatch(part -> part.getResultEvaluation() == ResultEvaluation.OK);
  }

  @Test
  void decidesAnUnknownRecipeAtTheDefaultDeadline() {
    Trigger unknown = Trigger.newBuilder(trigger(TOP, 0)).setRecipeId("nobody-knows").build();
    ViewVerdict deadLettered =
        ViewVerdict.newBuilder(undefined(TOP, 0, UndefinedReason.DEAD_LETTERED))
            .setRecipeId("nobody-knows")
            .build();

    line.triggers(unknown).views(deadLettered);
    line.marks(LineRecords.mark(TOP, 1499, 1), LineRecords.mark(SIDE, 1499, 0));
    assertThat(line.parts).isEmpty();
    line.marks(LineRecords.mark(TOP, 1500, 1), LineRecords.mark(SIDE, 1500, 0));

    assertThat(line.parts)
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.UNDEFINED);
  }

  @Test
  void countsADefectAcrossTwoSegmentsOnce() {
    LineScript strip = new LineScript(LineRecords.strip());
    Finding end =
        Finding.newBuilder(LineRecords.finding("scratch", 100)).setTouchesEnd(true).build();
    Finding start =
        Finding.newBuilder(LineRecords.finding("scratch", 130)).setTouchesStart(true).build();
    Finding elsewhere =
        Finding.newBuilder(LineRecords.finding("scratch", 300)).setTouchesStart(true).build();
    Trigger first = trigger(TOP, 0, "c1/0");
    Trigger second = trigger(TOP, 1, "c1/1");

    strip
        .triggers(first, second)
        .views(
            LineRecords.view(first, ResultEvaluation.NOT_OK, List.of(end)),
            LineRecords.view(second, ResultEvaluation.NOT_OK, List.of(start, elsewhere)));

    assertThat(strip.views.get(1).getFindings())
        .extracting(Finding::getContinuesPrevious)
        .containsExactly(true, false);
    assertThat(strip.parts).allMatch(part -> part.getResultEvaluation() == ResultEvaluation.NOT_OK);
  }

  @Test
  void releasesTheClockFromASilentCameraAndTellsTheOperator() {
    line.triggers(trigger(TOP, 0), trigger(SIDE, 0)).views(ok(TOP, 0));
    line.marks(LineRecords.mark(TOP, 9000, 1));
    assertThat(line.parts).isEmpty();

    line.on(silent -> silent.cameraSilent(SIDE));

    assertThat(line.parts).hasSize(1);
    assertThat(line.alarms)
        .extracting(alarm -> alarm.getAlarmKind() + " " + alarm.getCameraId())
        .containsExactly("CAMERA_ABSENT side");
  }

  @Test
  void remembersNothingButItsCamerasWhenAllHaveStopped() {
    for (int n = 0; n < 30; n++) {
      line.accept(LineEvent.of(LineRecords.context(n, "pallet-" + n)));
      line.triggers(trigger(TOP, n), trigger(SIDE, n)).views(ok(TOP, n), ok(SIDE, n));
    }

    line.stop(60_000, 30, 0);

    assertThat(line.rows).hasSize(30);
    assertThat(line.inspections.byId).isEmpty();
    assertThat(line.state.contexts.contexts).isEmpty();
    assertThat(line.state.books.books).isEmpty();
    assertThat(line.state.clock.cameras).hasSize(2);
    assertThat(line.state.clock.cameras.values())
        .allMatch(
            camera ->
                camera.pending.isEmpty()
                    && camera.epochs.values().stream()
                        .allMatch(e -> e.unresolved.isEmpty() && e.resolvedAhead.isEmpty()));
  }
}
