package lineside.jobs.line;

import static lineside.jobs.line.LineRecords.LINE;
import static lineside.jobs.line.LineRecords.SIDE;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.finding;
import static lineside.jobs.line.LineRecords.notOk;
import static lineside.jobs.line.LineRecords.ok;
import static lineside.jobs.line.LineRecords.recipe;
import static lineside.jobs.line.LineRecords.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineside.jobs.escalation.EscalationSettings;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.OpinionStatus;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Parts whose views the small model cannot decide; deadline 1 s, revision window 2 s. */
class SecondOpinionTest {
  private static final EscalationSettings ASKING =
      new EscalationSettings(
          new EscalationSettings.Budget(1, 100, 2, Duration.ofMillis(50)),
          new EscalationSettings.Audit(1, Duration.ofHours(8)));

  @Test
  void asksAboutAnUndecidedViewAndWaits() {
    LineScript line = undecidedPart(ASKING);

    assertThat(line.parts).isEmpty();
    SecondOpinionRequest request = line.requests.get(0);
    assertThat(request.getViewId()).isEqualTo(Identities.viewId(TOP, LineRecords.EPOCH, 0));
    assertThat(request.getPictureSha256()).isEqualTo("ef".repeat(32));
    assertThat(request.getDeadlineAt()).isEqualTo(Instant.ofEpochMilli(1000));
    assertThat(request.getTakenUntil()).isEqualTo(Instant.ofEpochMilli(3000));
    assertThat(request.getIsAudit()).isFalse();
    // Severity 500 of 1000, odds 1 of the score over odds 1.5 of the threshold, calibrated.
    assertThat(request.getRank()).isCloseTo(0.5 * Math.pow(1 / 1.5, 0.4), within(1e-6));
  }

  @Test
  void decidesByTheAnswerThatComesInTime() {
    LineScript line = undecidedPart(ASKING).accept(answer(0, ResultEvaluation.OK));

    assertThat(line.parts).extracting(PartVerdict::getRevision).containsExactly(0);
    PartVerdict verdict = line.parts.get(0);
    assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.OK);
    ViewVerdict view = verdict.getViews().get(0);
    assertThat(view.getScore()).isEqualTo(0.5f);
    assertThat(view.getSecondOpinion().getStatus()).isEqualTo(OpinionStatus.ANSWERED);
    assertThat(view.getSecondOpinion().getSmallEvaluation())
        .isEqualTo(ResultEvaluation.NOT_DECIDABLE);
    assertThat(view.getFindings()).isEmpty();
    assertThat(line.state.escalation.open).isEmpty();
  }

  @Test
  void isNotDecidableAtTheDeadlineAndSupersededByALateAnswer() {
    LineScript line = undecidedPart(ASKING).clock(1200, 1);

    assertThat(line.parts)
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.NOT_DECIDABLE);
    assertThat(line.parts.get(0).getViews().get(0).getSecondOpinion().getStatus())
        .isEqualTo(OpinionStatus.OUT_OF_TIME);

    line.accept(answer(0, ResultEvaluation.NOT_OK));

    PartVerdict revised = line.parts.get(1);
    assertThat(revised.getRevision()).isEqualTo(1);
    assertThat(revised.getResultEvaluation()).isEqualTo(ResultEvaluation.NOT_OK);
    assertThat(revised.getRevisionReason()).isEqualTo("SECOND_OPINION");
    assertThat(revised.getSupersedes()).isEqualTo(line.parts.get(0).getVerdictId());
    assertThat(line.late).containsExactly(LineEvent.Kind.ANSWER);
  }

  @Test
  void takesNoAnswerTwiceNorForWhatItDoesNotKnow() {
    LineScript line =
        undecidedPart(ASKING)
            .accept(answer(7, ResultEvaluation.OK))
            .accept(answer(0, ResultEvaluation.NOT_OK))
            .accept(answer(0, ResultEvaluation.NOT_OK))
            .accept(answer(0, ResultEvaluation.OK));

    assertThat(line.parts)
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.NOT_OK);
    assertThat(line.late).hasSize(3);
  }

  @Test
  void goesOnWithTheLargeSideCutOff() {
    LineScript line = new LineScript(recipe()).asking(ASKING);
    for (int part = 0; part < 10; part++) {
      line.triggers(trigger(TOP, part), trigger(SIDE, part)).views(undecided(part), ok(SIDE, part));
    }
    line.clock(9_500, 10);

    // Two places in the queue, free again when the parts that hold them take no answer any more:
    // 3 s after their triggers. Parts 0 and 1, 4 and 5, 8 and 9 are asked about.
    assertThat(line.requests).hasSize(6);
    line.stop(60_000, 10, 0);
    assertThat(line.parts).hasSize(10);
    assertThat(line.parts)
        .extracting(PartVerdict::getResultEvaluation)
        .containsOnly(ResultEvaluation.NOT_DECIDABLE);
    assertThat(line.parts)
        .extracting(part -> part.getViews().get(0).getSecondOpinion().getStatus())
        .containsOnly(OpinionStatus.OUT_OF_TIME, OpinionStatus.QUEUE_FULL);
    assertThat(line.inspections.byId).isEmpty();
    assertThat(line.state.escalation.open).isEmpty();
  }

  @Test
  void isNotDecidableAtOnceWhenTheBudgetIsSpent() {
    EscalationSettings little =
        new EscalationSettings(
            new EscalationSettings.Budget(0.01, 100, 2, Duration.ofMillis(50)), ASKING.audit());
    LineScript line = undecidedPart(little);
    line.triggers(trigger(TOP, 1), trigger(SIDE, 1)).views(undecided(1), ok(SIDE, 1));

    // Part 0, asked about, waits for its deadline.
    assertThat(line.parts).extracting(PartVerdict::getPartId).containsExactly("part-1", "part-0");
    PartVerdict verdict = line.parts.get(0);
    assertThat(verdict.getRevision()).isZero();
    assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.NOT_DECIDABLE);
    assertThat(verdict.getViews().get(0).getSecondOpinion().getStatus())
        .isEqualTo(OpinionStatus.SHARE_SPENT);
  }

  @Test
  void doesNotWaitWhereAnotherViewIsNotOk() {
    LineScript line =
        new LineScript(recipe())
            .asking(ASKING)
            .triggers(trigger(TOP, 0), trigger(SIDE, 0))
            .views(undecided(0), notOk(SIDE, 0, "pit"));

    assertThat(line.parts)
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.NOT_OK);
  }

  @Test
  void ranksBySeverityOfTheKind() {
    Recipe recipe = Recipe.newBuilder(recipe()).setKindSeverities(Map.of("crack", 900)).build();
    LineScript line =
        new LineScript(recipe)
            .asking(ASKING)
            .triggers(trigger(TOP, 0))
            .views(
                ViewVerdict.newBuilder(undecided(0))
                    .setFindings(List.of(finding("crack", 30)))
                    .build());

    assertThat(line.requests.get(0).getRank())
        .isCloseTo(0.9 * Math.pow(1 / 1.5, 0.4), within(1e-6));
  }

  @Test
  void countsWhatAnAuditSaysAndChangesNoVerdict() {
    LineScript line =
        new LineScript(recipe())
            .asking(ASKING)
            .triggers(trigger(TOP, 0), trigger(SIDE, 0))
            .views(pictured(ok(TOP, 0)), ok(SIDE, 0));

    assertThat(line.parts).hasSize(1);
    assertThat(line.requests).extracting(SecondOpinionRequest::getIsAudit).containsExactly(true);

    SecondOpinionAnswer answer =
        SecondOpinionAnswer.newBuilder(answer(0, ResultEvaluation.NOT_OK).answer())
            .setIsAudit(true)
            .build();
    line.accept(LineEvent.of(answer)).accept(LineEvent.of(answer));

    assertThat(line.parts).hasSize(1);
    assertThat(line.audits)
        .extracting(OpinionAudit::getAudited, OpinionAudit::getDisagreed)
        .containsExactly(Tuple.tuple(1L, 1L));
  }

  @Test
  void estimatesEscapesOnlyWhenAPersonHasLookedAtADisagreement() {
    LineScript line = new LineScript(recipe()).asking(ASKING);
    for (int part = 0; part < 4; part++) {
      line.triggers(trigger(TOP, part), trigger(SIDE, part))
          .views(pictured(ok(TOP, part)), ok(SIDE, part))
          .accept(audited(part, part < 2 ? ResultEvaluation.NOT_OK : ResultEvaluation.OK));
    }
    assertThat(line.audits).extracting(OpinionAudit::getEscapes).containsOnlyNulls();
    assertThat(line.audits.get(3).getDisagreementRate()).isEqualTo(0.5);

    line.accept(found(0, FeedbackOccasion.AUDIT, true));

    OpinionAudit first = line.audits.get(4);
    assertThat(first.getReviewed()).isEqualTo(1);
    assertThat(first.getConfirmed()).isEqualTo(1);
    assertThat(first.getEscapes().getRate()).isEqualTo(0.5);
    line.accept(found(1, FeedbackOccasion.AUDIT, false));
    OpinionAudit second = line.audits.get(5);
    assertThat(second.getEscapes().getRate()).isEqualTo(0.25);
    // Clopper-Pearson for 1 of 4 at 95 %: 0.0063 to 0.8059 (any table).
    assertThat(second.getEscapes().getLower()).isCloseTo(0.0063, within(1e-4));
    assertThat(second.getEscapes().getUpper()).isCloseTo(0.8059, within(1e-4));
  }

  @Test
  void countsAPartOnceAndOnlyWhatWasLookedAtForTheAudit() {
    LineScript line =
        new LineScript(recipe())
            .asking(ASKING)
            .triggers(trigger(TOP, 0), trigger(SIDE, 0))
            .views(pictured(ok(TOP, 0)), ok(SIDE, 0))
            .accept(audited(0, ResultEvaluation.NOT_OK));

    line.accept(found(0, FeedbackOccasion.FURTHER_ON, true))
        .accept(found(0, FeedbackOccasion.AUDIT, false))
        .accept(found(0, FeedbackOccasion.AUDIT, true));

    assertThat(line.audits)
        .extracting(OpinionAudit::getReviewed, OpinionAudit::getConfirmed)
        .containsExactly(Tuple.tuple(0L, 0L), Tuple.tuple(1L, 0L));
  }

  @Test
  void takesFeedbackThatOvertookTheAnswer() {
    LineScript line =
        new LineScript(recipe())
            .asking(ASKING)
            .triggers(trigger(TOP, 0), trigger(SIDE, 0))
            .views(pictured(ok(TOP, 0)), ok(SIDE, 0));

    line.accept(found(0, FeedbackOccasion.AUDIT, true));
    line.accept(audited(0, ResultEvaluation.NOT_OK));

    assertThat(line.audits).extracting(OpinionAudit::getConfirmed).containsExactly(1L);
  }

  @Test
  void keepsAShiftWithDisagreementsForPersonsAndForgetsItAfterAWeek() {
    LineScript line =
        new LineScript(recipe())
            .asking(ASKING)
            .triggers(trigger(TOP, 0), trigger(SIDE, 0))
            .views(pictured(ok(TOP, 0)), ok(SIDE, 0))
            .accept(audited(0, ResultEvaluation.NOT_OK));
    long dayMillis = 24L * 3_600_000;

    line.clock(2 * dayMillis, 1);
    assertThat(line.state.escalation.audits.counts).hasSize(1);
    part(line, 2 * dayMillis);
    line.clock(9 * dayMillis, 2);

    assertThat(line.state.escalation.audits.counts).isEmpty();
    assertThat(line.state.escalation.audits.doubts).isEmpty();
  }

  @Test
  void asksNothingWithoutALargeModel() {
    LineScript line = undecidedPart(EscalationSettings.off());

    assertThat(line.requests).isEmpty();
    assertThat(line.parts)
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.NOT_DECIDABLE);
    assertThat(line.parts.get(0).getViews().get(0).getSecondOpinion()).isNull();
  }

  /** A part at that time, so that a period is closed after it. */
  private static void part(LineScript line, long atMillis) {
    long n = atMillis / 1000;
    line.triggers(
        Trigger.newBuilder(trigger(TOP, n)).setSequence(1).build(),
        Trigger.newBuilder(trigger(SIDE, n)).setSequence(1).build());
  }

  private static LineEvent audited(long part, ResultEvaluation evaluation) {
    return LineEvent.of(
        SecondOpinionAnswer.newBuilder(answer(part, evaluation).answer()).setIsAudit(true).build());
  }

  private static LineEvent found(long part, FeedbackOccasion occasion, boolean isDefective) {
    return LineEvent.of(
        Feedback.newBuilder()
            .setFeedbackId("f-" + part)
            .setLineId(LINE)
            .setPartId("part-" + part)
            .setAttempt(1)
            .setOccasion(occasion)
            .setIsDefective(isDefective)
            .setPerson("p-7")
            .setAt(Instant.ofEpochMilli(60_000 + part))
            .build());
  }

  private static LineScript undecidedPart(EscalationSettings settings) {
    return new LineScript(recipe())
        .asking(settings)
        .triggers(trigger(TOP, 0), trigger(SIDE, 0))
        .views(undecided(0), ok(SIDE, 0));
  }

  private static ViewVerdict undecided(long part) {
    return pictured(
        LineRecords.view(trigger(TOP, part), ResultEvaluation.NOT_DECIDABLE, List.of()));
  }

  private static ViewVerdict pictured(ViewVerdict view) {
    return ViewVerdict.newBuilder(view).setPictureSha256("ef".repeat(32)).build();
  }

  private static LineEvent answer(long part, ResultEvaluation evaluation) {
    return LineEvent.of(
        SecondOpinionAnswer.newBuilder()
            .setRequestId(Identities.idOf("opinion", trigger(TOP, part).getViewId()))
            .setViewId(trigger(TOP, part).getViewId())
            .setInspectionId(Identities.inspectionId(LINE, "part-" + part, 1))
            .setLineId(LINE)
            .setIsAudit(false)
            .setResultEvaluation(evaluation)
            .setScore(0.9f)
            .setThreshold(0.7f)
            .setUndecidableFrom(0.65f)
            .setModelSha256("12".repeat(32))
            .setProvider("cuda")
            .setFindings(List.of())
            .setInferMicros(40_000)
            .setAnsweredAtMicros(900_000)
            .build());
  }
}
