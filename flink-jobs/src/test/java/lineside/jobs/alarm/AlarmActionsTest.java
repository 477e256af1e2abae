package lineside.jobs.alarm;

import static java.util.Objects.requireNonNull;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.notOk;
import static lineside.jobs.line.LineRecords.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.jobs.line.LineRecords;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionKind;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmActionResult;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.record.AlarmState;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmActionsTest {
  private static final Recipe RECIPE =
      Recipe.newBuilder(LineRecords.recipe())
          .setAlarmRules(
              List.of(
                  AlarmRule.newBuilder()
                      .setRuleId("cracks")
                      .setKind(AlarmRuleKind.CRITICAL)
                      .setDefectKinds(List.of("crack"))
                      .setClearAfterParts(2)
                      .setPriority(AlarmPriority.MEDIUM)
                      .setEscalateAfterMillis(5000)
                      .build()))
          .build();

  private final AlarmBook book = new AlarmBook();
  private final List<Alarm> alarms = new ArrayList<>();
  private final AlarmEngine engine = new AlarmEngine(book, List::of, alarms::add, () -> 5_000_123L);

  @BeforeEach
  void raise() {
    part(1, notOk(TOP, 1, "crack"));
  }

  @Test
  void theFirstToAcknowledgeWinsAndTheSecondIsToldByWhom() {
    AlarmActionOutcome first = act("a1", AlarmActionKind.ACKNOWLEDGE, "huber", 1100);
    AlarmActionOutcome second = act("a2", AlarmActionKind.ACKNOWLEDGE, "maier", 1200);

    assertThat(first.getResult()).isEqualTo(AlarmActionResult.ACCEPTED);
    assertThat(first.getAlarmRevision()).isEqualTo(1);
    assertThat(second.getResult()).isEqualTo(AlarmActionResult.REFUSED);
    assertThat(second.getReason()).isEqualTo("acknowledged by huber before");
    assertThat(second.getAlarmRevision()).isEqualTo(1);
    assertThat(alarms).hasSize(2);
    assertThat(alarms.get(1).getIsAcknowledged()).isTrue();
    assertThat(alarms.get(1).getAcknowledgedBy()).isEqualTo("huber");
    assertThat(alarms.get(1).getAcknowledgedAt()).isEqualTo(Instant.ofEpochMilli(1100));
  }

  @Test
  void takesARepeatedActionOnce() {
    act("a1", AlarmActionKind.COMMENT, "huber", 1100);

    assertThat(take(action("a1", AlarmActionKind.COMMENT, "huber"), 1100)).isNull();
    assertThat(alarms).hasSize(2);
    assertThat(alarms.get(1).getComment()).isEqualTo("gripper");
  }

  @Test
  void comesBackFromTheShelfWhenItsTimeIsOver() {
    act("a1", AlarmActionKind.SHELVE, "huber", 1100);
    engine.times().tick(4099);
    assertThat(alarms.get(1).getShelvedUntil()).isEqualTo(Instant.ofEpochMilli(4100));
    assertThat(alarms).hasSize(2);

    engine.times().tick(4100);

    assertThat(alarms.get(2).getShelvedUntil()).isNull();
    assertThat(alarms.get(2).getRevision()).isEqualTo(2);
  }

  @Test
  void isTakenFromTheShelfByHandAndNotTwice() {
    act("a1", AlarmActionKind.SHELVE, "huber", 1100);

    assertThat(act("a2", AlarmActionKind.UNSHELVE, "maier", 1200).getResult())
        .isEqualTo(AlarmActionResult.ACCEPTED);
    assertThat(act("a3", AlarmActionKind.UNSHELVE, "huber", 1300).getReason())
        .isEqualTo("the alarm is not shelved");
  }

  @Test
  void escalatesOnceWhenNobodyAcknowledgesInTime() {
    engine.times().tick(5999);
    assertThat(alarms).hasSize(1);

    engine.times().tick(6000);
    engine.times().tick(60_000);

    assertThat(alarms).hasSize(2);
    assertThat(alarms.get(1).getPriority()).isEqualTo(AlarmPriority.HIGH);
    assertThat(alarms.get(1).getSeverity()).isEqualTo(700);
    assertThat(alarms.get(1).getEscalations()).isEqualTo(1);
  }

  @Test
  void doesNotEscalateWhatIsAcknowledged() {
    act("a1", AlarmActionKind.ACKNOWLEDGE, "huber", 1100);

    engine.times().tick(60_000);

    assertThat(alarms).hasSize(2);
  }

  @Test
  void waitsForAcknowledgementAfterItIsClearedAndIsForgottenThen() {
    part(2, ok(TOP, 2));
    part(3, ok(TOP, 3));
    assertThat(alarms.get(1).getState()).isEqualTo(AlarmState.CLEARED);
    assertThat(book.unacknowledged).hasSize(1);

    act("a1", AlarmActionKind.ACKNOWLEDGE, "huber", 3500);

    assertThat(alarms.get(2).getState()).isEqualTo(AlarmState.CLEARED);
    assertThat(alarms.get(2).getIsAcknowledged()).isTrue();
    assertThat(book.unacknowledged).isEmpty();
    assertThat(act("a2", AlarmActionKind.COMMENT, "maier", 3600).getAlarmRevision()).isEqualTo(-1);
  }

  private AlarmActionOutcome act(String id, AlarmActionKind kind, String actor, long atMillis) {
    return requireNonNull(take(action(id, kind, actor), atMillis));
  }

  private AlarmAction action(String id, AlarmActionKind kind, String actor) {
    return AlarmAction.newBuilder()
        .setActionId(id)
        .setLineId(LineRecords.LINE)
        .setAlarmId(alarms.get(0).getAlarmId())
        .setKind(kind)
        .setActor(actor)
        .setComment("gripper")
        .setShelveMillis(kind == AlarmActionKind.SHELVE ? 3000 : 0)
        .setAt(Instant.ofEpochMilli(77))
        .build();
  }

  private @Nullable AlarmActionOutcome take(AlarmAction action, long atMillis) {
    return engine.actions().take(action, Instant.ofEpochMilli(atMillis));
  }

  private void part(long n, ViewVerdict... views) {
    engine.part(AlarmParts.verdict(n, views), RECIPE);
  }
}
