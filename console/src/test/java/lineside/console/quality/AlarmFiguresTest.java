package lineside.console.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.console.plant.SampleMessages;
import lineside.console.store.Period;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmState;
import org.junit.jupiter.api.Test;

final class AlarmFiguresTest {
  private static final long BEGIN = Instant.parse("2026-03-02T06:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final Period EIGHT_HOURS = new Period(BEGIN, BEGIN + 480 * MINUTE);

  @Test
  void countsAlarmsPerHourAndPerTenMinutes() {
    List<Alarm> raised = List.of(raised("one", 5), raised("two", 65), raised("three", 66));

    AlarmFigures figures = AlarmFigures.of(raised, List.of(), EIGHT_HOURS);

    assertThat(figures.perHour()).isEqualTo(3 / 8.0);
    assertThat(figures.slots()).hasSize(48);
    assertThat(figures.slots().get(6)).isEqualTo(new AlarmFigures.Slot(BEGIN + 60 * MINUTE, 2));
    assertThat(figures.floods().most()).isEqualTo(2);
  }

  @Test
  void keepsAFloodUntilFewerThanFiveComeInTenMinutes() {
    List<Alarm> raised = new ArrayList<>();
    int[] perSlot = {10, 11, 5, 4, 11, 0};
    for (int slot = 0; slot < perSlot.length; slot++) {
      for (int n = 0; n < perSlot[slot]; n++) {
        raised.add(raised("f" + slot + "-" + n, slot * 10 + 1));
      }
    }

    AlarmFigures figures =
        AlarmFigures.of(raised, List.of(), new Period(BEGIN, BEGIN + 60 * MINUTE));

    assertThat(figures.floods())
        .isEqualTo(new AlarmFigures.Floods(2, 3 / 6.0, (11 + 5 + 11) / 41.0, 11));
    assertThat(figures.hoursAboveThirty()).isEqualTo(1.0);
  }

  @Test
  void putsTheMostFrequentCauseFirstAndTellsThatItChatters() {
    List<Alarm> raised = new ArrayList<>();
    for (int n = 0; n < 3; n++) {
      raised.add(of("often-" + n, 10, "scratch", 7));
    }
    raised.add(of("rare", 30, "pit", 0));

    List<Cause> frequent = AlarmFigures.of(raised, List.of(), EIGHT_HOURS).frequent();

    assertThat(frequent).extracting(Cause::defectKind).containsExactly("scratch", "pit");
    assertThat(frequent.get(0).share()).isEqualTo(0.75);
    assertThat(frequent.get(0).repeats()).isEqualTo(21);
    assertThat(frequent).extracting(Cause::chatters).containsExactly(true, false);
  }

  @Test
  void callsAnAlarmStaleThatStandsForADay() {
    Alarm old = raised("old", -24 * 60);
    Alarm young = raised("young", 10);
    Alarm aside =
        Alarm.newBuilder(raised("aside", 20))
            .setShelvedUntil(Instant.ofEpochMilli(BEGIN + 900 * MINUTE))
            .build();
    Alarm gone =
        Alarm.newBuilder(raised("gone", 30))
            .setState(AlarmState.CLEARED)
            .setClearedAt(Instant.ofEpochMilli(BEGIN + 40 * MINUTE))
            .build();

    AlarmFigures figures =
        AlarmFigures.of(List.of(young, aside, gone), List.of(young, old, aside, gone), EIGHT_HOURS);

    assertThat(figures.now()).isEqualTo(new AlarmFigures.Now(3, 1, 2, 1));
    assertThat(figures.standing())
        .extracting(AlarmFigures.Standing::alarmId)
        .containsExactly("old", "young", "aside");
  }

  @Test
  void tellsTheShareOfEachPriority() {
    List<Alarm> raised = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      AlarmPriority priority = n == 0 ? AlarmPriority.HIGH : AlarmPriority.LOW;
      raised.add(Alarm.newBuilder(raised("p" + n, n)).setPriority(priority).build());
    }

    AlarmFigures figures = AlarmFigures.of(raised, List.of(), EIGHT_HOURS);

    assertThat(figures.shareByPriority().get("LOW")).isCloseTo(0.75, within(1e-12));
    assertThat(figures.shareByPriority().get("HIGH")).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void holdsWhenThereWasNoAlarm() {
    AlarmFigures figures = AlarmFigures.of(List.of(), List.of(), new Period(BEGIN, BEGIN));

    assertThat(figures.perHour()).isZero();
    assertThat(figures.floods()).isEqualTo(new AlarmFigures.Floods(0, 0, 0, 0));
    assertThat(figures.slots()).hasSize(1);
  }

  private static Alarm raised(String id, int minute) {
    return of(id, minute, "scratch", 0);
  }

  private static Alarm of(String id, int minute, String defectKind, int repeats) {
    return Alarm.newBuilder(SampleMessages.alarm(id, 0, AlarmPriority.HIGH, defectKind))
        .setRaisedAt(Instant.ofEpochMilli(BEGIN + minute * MINUTE))
        .setDefectKind(defectKind)
        .setRepeatCount(repeats)
        .build();
  }
}
