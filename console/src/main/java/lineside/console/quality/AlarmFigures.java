package lineside.console.quality;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import lineside.console.store.Period;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmState;
import org.jspecify.annotations.Nullable;

/**
 * What alarms asked of people, in the figures of ISA-18.2 and IEC 62682: alarms per hour and per
 * ten minutes, floods, which come most often, which stand for long.
 *
 * @param fromAt first moment that is counted
 * @param toAt last moment
 * @param raised alarms raised; repeats of an alarm that stands are none
 * @param repeats occurrences that were counted into alarms that stood already
 * @param perHour raised per hour, of an hour at least
 * @param hoursAboveThirty share of clock hours with more than 30
 * @param floods when more came than anybody can take
 * @param shareByPriority of the raised
 * @param frequent the most frequent causes first
 * @param standing alarms whose condition holds now, the oldest first
 * @param now how many stand, wait and are put aside now
 * @param slots alarms raised in every ten minutes
 * @param isCut whether there were more than can be counted, the earliest are missing
 */
public record AlarmFigures(
    long fromAt,
    long toAt,
    int raised,
    long repeats,
    double perHour,
    double hoursAboveThirty,
    Floods floods,
    Map<String, Double> shareByPriority,
    List<Cause> frequent,
    List<Standing> standing,
    Now now,
    List<Slot> slots,
    boolean isCut) {
  /** Alarms that are counted at most. */
  public static final int MOST = 20_000;

  static final long SLOT_MILLIS = TimeUnit.MINUTES.toMillis(10);
  private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final long STALE_MILLIS = TimeUnit.HOURS.toMillis(24);
  private static final int BUSY_HOUR = 30;
  private static final int MOST_CAUSES = 10;
  private static final int MOST_STANDING = 50;

  /** Copies the lists. */
  public AlarmFigures {
    shareByPriority = Map.copyOf(shareByPriority);
    frequent = List.copyOf(frequent);
    standing = List.copyOf(standing);
    slots = List.copyOf(slots);
  }

  /** Alarms raised in ten minutes. */
  public record Slot(long startAt, int raised) {}

  /**
   * Floods: from ten minutes with more than ten alarms to ten minutes with fewer than five.
   *
   * @param count how many
   * @param shareOfTime of the time, 0 to 1
   * @param shareOfAlarms of the alarms, 0 to 1
   * @param most alarms in ten minutes at most
   */
  public record Floods(int count, double shareOfTime, double shareOfAlarms, int most) {
    private static final int BEGINS_ABOVE = 10;
    private static final int ENDS_BELOW = 5;

    static Floods of(List<Slot> slots) {
      int count = 0;
      int flooded = 0;
      int alarms = 0;
      int all = 0;
      int most = 0;
      boolean isFlood = false;
      for (Slot slot : slots) {
        boolean was = isFlood;
        isFlood = was ? slot.raised() >= ENDS_BELOW : slot.raised() > BEGINS_ABOVE;
        count += isFlood && !was ? 1 : 0;
        flooded += isFlood ? 1 : 0;
        alarms += isFlood ? slot.raised() : 0;
        all += slot.raised();
        most = Math.max(most, slot.raised());
      }
      return new Floods(
          count, (double) flooded / slots.size(), all == 0 ? 0 : (double) alarms / all, most);
    }
  }

  /** An alarm whose condition holds. */
  public record Standing(
      String alarmId,
      String lineId,
      String stationId,
      String message,
      String priority,
      long raisedAt,
      boolean acknowledged,
      @Nullable Long shelvedUntil,
      boolean stale) {
    static Standing of(Alarm alarm, long now) {
      long raisedAt = alarm.getRaisedAt().toEpochMilli();
      return new Standing(
          alarm.getAlarmId(),
          alarm.getLineId(),
          alarm.getStationId(),
          alarm.getMessage(),
          alarm.getPriority().name(),
          raisedAt,
          alarm.getIsAcknowledged(),
          alarm.getShelvedUntil() == null ? null : alarm.getShelvedUntil().toEpochMilli(),
          now - raisedAt >= STALE_MILLIS);
    }
  }

  /** How many alarms stand, stand for more than a day, wait for somebody, and are put aside. */
  public record Now(int standing, int stale, int waiting, int shelved) {
    static Now of(List<Alarm> open, long now) {
      List<Alarm> active =
          open.stream().filter(alarm -> alarm.getState() == AlarmState.ACTIVE).toList();
      return new Now(
          active.size(),
          (int) active.stream().filter(alarm -> Standing.of(alarm, now).stale()).count(),
          (int)
              active.stream()
                  .filter(alarm -> !alarm.getIsAcknowledged() && alarm.getShelvedUntil() == null)
                  .count(),
          (int) active.stream().filter(alarm -> alarm.getShelvedUntil() != null).count());
    }
  }

  /**
   * Counts.
   *
   * @param raised alarms of the period, the earliest first
   * @param open alarms that are active or that nobody has acknowledged
   * @param period begins and ends at a moment
   */
  public static AlarmFigures of(List<Alarm> raised, List<Alarm> open, Period period) {
    List<Alarm> shown = open.stream().filter(alarm -> !alarm.getIsSuppressed()).toList();
    List<Slot> slots = Slots.of(raised, period);
    double hours = Math.max(HOUR_MILLIS, period.to() - period.from()) / (double) HOUR_MILLIS;
    return new AlarmFigures(
        period.from(),
        period.to(),
        raised.size(),
        raised.stream().mapToLong(Alarm::getRepeatCount).sum(),
        raised.size() / hours,
        hoursAbove(slots),
        Floods.of(slots),
        shares(raised),
        Cause.of(raised).stream().limit(MOST_CAUSES).toList(),
        shown.stream()
            .filter(alarm -> alarm.getState() == AlarmState.ACTIVE)
            .map(alarm -> Standing.of(alarm, period.to()))
            .sorted((one, two) -> Long.compare(one.raisedAt(), two.raisedAt()))
            .limit(MOST_STANDING)
            .toList(),
        Now.of(shown, period.to()),
        slots,
        raised.size() >= MOST);
  }

  private static Map<String, Double> shares(List<Alarm> raised) {
    Map<String, Double> shares = new TreeMap<>();
    raised.forEach(
        alarm -> shares.merge(alarm.getPriority().name(), 1.0 / raised.size(), Double::sum));
    return shares;
  }

  private static double hoursAbove(List<Slot> slots) {
    Map<Long, Integer> hours = new TreeMap<>();
    slots.forEach(
        slot ->
            hours.merge(Math.floorDiv(slot.startAt(), HOUR_MILLIS), slot.raised(), Integer::sum));
    return hours.values().stream().filter(count -> count > BUSY_HOUR).count()
        / (double) hours.size();
  }

  /** Counts in ten minutes, also where there was none. */
  private static final class Slots {
    static List<Slot> of(List<Alarm> raised, Period period) {
      Map<Long, Integer> counts = new TreeMap<>();
      long first = Math.floorDiv(period.from(), SLOT_MILLIS);
      long last = Math.max(first, Math.floorDiv(period.to() - 1, SLOT_MILLIS));
      for (long slot = first; slot <= last; slot++) {
        counts.put(slot, 0);
      }
      raised.forEach(
          alarm ->
              counts.merge(
                  Math.floorDiv(alarm.getRaisedAt().toEpochMilli(), SLOT_MILLIS), 1, Integer::sum));
      return counts.entrySet().stream()
          .map(entry -> new Slot(entry.getKey() * SLOT_MILLIS, entry.getValue()))
          .toList();
    }
  }
}
