package lineside.jobs.alarm;

import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.notOk;
import static lineside.jobs.line.LineRecords.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.jobs.line.LineRecords;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.record.AlarmState;
import lineside.schemas.record.Finding;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

class AlarmRulesTest {
  private final AlarmBook book = new AlarmBook();
  private final List<Alarm> alarms = new ArrayList<>();
  private final AlarmEngine engine =
      new AlarmEngine(book, () -> List.of(recipe()), alarms::add, () -> 5_000_123L);
  private final List<AlarmRule> rules = new ArrayList<>();

  @Test
  void raisesAtOnceForACriticalKindAndForNoOther() {
    rules.add(rule(AlarmRuleKind.CRITICAL).setDefectKinds(List.of("crack")).build());

    part(1, notOk(TOP, 1, "pit"));
    part(2, notOk(TOP, 2, "crack"));

    assertThat(alarms).extracting(Alarm::getDefectKind).containsExactly("crack");
    assertThat(alarms.get(0).getMessage()).isEqualTo("crack at station station-1");
    assertThat(alarms.get(0).getRecipeId()).isEqualTo(LineRecords.RECIPE);
  }

  @Test
  void raisesAtTheThirdPartInARowAndNotForThreeWithAGoodOneBetween() {
    rules.add(rule(AlarmRuleKind.CONSECUTIVE).setOccurrences(3).build());
    part(1, notOk(TOP, 1, "pit"));
    part(2, notOk(TOP, 2, "pit"));
    part(3, ok(TOP, 3));
    part(4, notOk(TOP, 4, "pit"));
    part(5, notOk(TOP, 5, "pit"));
    assertThat(alarms).isEmpty();

    part(6, notOk(TOP, 6, "pit"));

    assertThat(alarms).hasSize(1);
    assertThat(alarms.get(0).getLastPartId()).isEqualTo("part-6");
  }

  /** P(X >= 2 | 2 parts, 2 %) = 0.0004; P(X >= 1 | 1 part, 2 %) = 0.02. */
  @Test
  void raisesBeyondTheExactLimitOfTheRateAlsoForFewParts() {
    rules.add(rule(AlarmRuleKind.RATE).setWindowParts(50).setExpectedRate(0.02).build());
    part(1, notOk(TOP, 1, "pit"));
    assertThat(alarms).isEmpty();

    part(2, notOk(TOP, 2, "pit"));

    assertThat(alarms).hasSize(1);
  }

  /** P(X >= 5 | 50 parts, 2 %) = 0.0032, P(X >= 6) = 0.0005; the limit is 0.00135. */
  @Test
  void takesFiveOfFiftyForChanceAndSixNot() {
    rules.add(rule(AlarmRuleKind.RATE).setWindowParts(50).setExpectedRate(0.02).build());
    for (int n = 1; n <= 44; n++) {
      part(n, ok(TOP, n));
    }
    for (int n = 45; n <= 49; n++) {
      part(n, notOk(TOP, n, "pit"));
    }
    assertThat(alarms).isEmpty();

    part(50, notOk(TOP, 50, "pit"));

    assertThat(alarms).hasSize(1);
  }

  @Test
  void findsDefectsAtOnePlaceAndNotThoseSpreadOut() {
    rules.add(
        rule(AlarmRuleKind.SAME_POSITION)
            .setOccurrences(3)
            .setWindowParts(10)
            .setCentreRadius(0.05)
            .build());
    part(1, at(1, 0.30f, 0.40f));
    part(2, at(2, 0.70f, 0.40f));
    part(3, at(3, 0.33f, 0.43f));
    assertThat(alarms).isEmpty();

    part(4, at(4, 0.31f, 0.41f));

    assertThat(alarms).hasSize(1);
    assertThat(alarms.get(0).getMessage()).contains("at one place of the part");
  }

  @Test
  void keepsOneAlarmForTwoRulesAndTakesTheGraverPriority() {
    rules.add(
        rule(AlarmRuleKind.K_OF_N).setRuleId("some").setOccurrences(2).setWindowParts(9).build());
    rules.add(
        rule(AlarmRuleKind.CONSECUTIVE)
            .setRuleId("row")
            .setOccurrences(3)
            .setPriority(AlarmPriority.CRITICAL)
            .setAction("Stop.")
            .build());

    for (int n = 1; n <= 4; n++) {
      part(n, notOk(TOP, n, "pit"));
    }

    assertThat(alarms).extracting(Alarm::getAlarmId).hasSize(3).containsOnly(id());
    assertThat(alarms)
        .extracting(alarm -> alarm.getRuleId() + " " + alarm.getSeverity())
        .containsExactly("some 500", "row 900", "row 900");
    assertThat(alarms.get(2).getAction()).isEqualTo("Stop.");
  }

  @Test
  void clearsAfterAsManyGoodPartsAsTheRuleAsks() {
    rules.add(
        rule(AlarmRuleKind.CRITICAL)
            .setDefectKinds(List.of("crack"))
            .setClearAfterParts(3)
            .build());
    part(1, notOk(TOP, 1, "crack"));
    part(2, ok(TOP, 2));
    part(3, ok(TOP, 3));
    assertThat(alarms).hasSize(1);

    part(4, ok(TOP, 4));

    assertThat(alarms.get(1).getState()).isEqualTo(AlarmState.CLEARED);
    assertThat(alarms.get(1).getClearedAt()).isEqualTo(LineRecords.at(TOP, 4));
  }

  @Test
  void followsARuleThatChangedWhileTheAlarmIsActive() {
    rules.add(rule(AlarmRuleKind.K_OF_N).setOccurrences(1).setWindowParts(4).build());
    part(1, notOk(TOP, 1, "pit"));

    rules.set(0, rule(AlarmRuleKind.K_OF_N).setOccurrences(4).setWindowParts(4).build());
    part(2, notOk(TOP, 2, "burr"));

    assertThat(alarms).extracting(Alarm::getDefectKind).containsExactly("pit");
  }

  @Test
  void suppressesWhatAnAbsentCameraExplainsUntilItIsBack() {
    engine.plant().cameraAbsent(LineRecords.LINE, TOP, Instant.ofEpochMilli(900), "");
    part(1, LineRecords.undefined(TOP, 1, UndefinedReason.LOST));
    part(2, LineRecords.undefined(TOP, 2, UndefinedReason.LOST));

    assertThat(alarms.get(1).getAlarmKind()).isEqualTo(AlarmKind.FRAME_LOSS);
    assertThat(alarms.get(1).getIsSuppressed()).isTrue();
    engine.plant().cameraBack(LineRecords.LINE, TOP, Instant.ofEpochMilli(2900));
    Alarm last = alarms.get(alarms.size() - 1);
    assertThat(last.getAlarmKind()).isEqualTo(AlarmKind.FRAME_LOSS);
    assertThat(last.getIsSuppressed()).isFalse();
    assertThat(last.getRevision()).isEqualTo(1);
  }

  @Test
  void tellsWhenTheScoresOfGoodViewsHaveMoved() {
    rules.add(rule(AlarmRuleKind.SCORE_DRIFT).setWindowParts(40).build());
    for (int n = 1; n <= 200; n++) {
      part(n, scored(n, n % 2 == 0 ? 0.10f : 0.12f));
    }
    assertThat(alarms).isEmpty();

    for (int n = 201; n <= 230; n++) {
      part(n, scored(n, n % 2 == 0 ? 0.20f : 0.22f));
    }

    assertThat(alarms.get(0).getAlarmKind()).isEqualTo(AlarmKind.SCORE_DRIFT);
    assertThat(alarms.get(0).getCameraId()).isEqualTo(TOP);
    assertThat(alarms.stream().map(Alarm::getAlarmId).distinct()).hasSize(1);
  }

  @Test
  void tellsThatAnotherModelJudgesAndClearsWhenItHasDoneSoForAWhile() {
    rules.add(rule(AlarmRuleKind.MODEL_CHANGE).setClearAfterParts(2).build());
    part(1, ok(TOP, 1));
    part(2, ViewVerdict.newBuilder(ok(TOP, 2)).setModelSha256("ef".repeat(32)).build());
    part(3, ViewVerdict.newBuilder(ok(TOP, 3)).setModelSha256("ef".repeat(32)).build());
    part(4, ViewVerdict.newBuilder(ok(TOP, 4)).setModelSha256("ef".repeat(32)).build());

    assertThat(alarms)
        .extracting(alarm -> alarm.getAlarmKind() + " " + alarm.getState())
        .containsExactly("MODEL_CHANGE ACTIVE", "MODEL_CHANGE CLEARED");
  }

  @Test
  void forgetsEverythingThatNothingTouchesForADay() {
    rules.add(rule(AlarmRuleKind.SCORE_DRIFT).setRuleId("drift").setWindowParts(20).build());
    rules.add(rule(AlarmRuleKind.K_OF_N).setOccurrences(1).setWindowParts(4).build());
    part(1, notOk(TOP, 1, "pit"));
    long later = 1_000 + AlarmTimes.FORGET_AFTER_MILLIS + 1;

    engine.times().forgetOld(later);
    engine.times().forgetOld(later + AlarmTimes.FORGET_AFTER_MILLIS + 1);

    assertThat(alarms.get(1).getState()).isEqualTo(AlarmState.CLEARED);
    assertThat(book.windows).isEmpty();
    assertThat(book.active).isEmpty();
    assertThat(book.unacknowledged).isEmpty();
    assertThat(book.scores).isEmpty();
    assertThat(book.actionIds).isEmpty();
  }

  private String id() {
    return alarms.get(0).getAlarmId();
  }

  private static AlarmRule.Builder rule(AlarmRuleKind kind) {
    return AlarmRule.newBuilder().setRuleId("rule").setKind(kind);
  }

  private Recipe recipe() {
    return Recipe.newBuilder(LineRecords.recipe()).setAlarmRules(rules).build();
  }

  private static ViewVerdict at(long n, float x, float y) {
    Finding finding =
        Finding.newBuilder(LineRecords.finding("pit", 10)).setCentreX(x).setCentreY(y).build();
    return LineRecords.view(LineRecords.trigger(TOP, n), ResultEvaluation.NOT_OK, List.of(finding));
  }

  private static ViewVerdict scored(long n, float score) {
    return ViewVerdict.newBuilder(ok(TOP, n)).setScore(score).build();
  }

  private void part(long n, ViewVerdict... views) {
    engine.part(AlarmParts.verdict(n, views), recipe());
  }
}
