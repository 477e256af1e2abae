package lineside.console.send;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lineside.console.problem.Problem;
import lineside.console.store.Alarms;
import lineside.console.store.Database;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionKind;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledges, comments, shelves and unshelves alarms. What becomes of it is the line's to say:
 * the first action in the log wins. Thread-safe.
 */
public final class AlarmDeeds {
  /** Longest time on the shelf, as the line takes it. */
  private static final long MOST_MINUTES = TimeUnit.DAYS.toMinutes(7);

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final TopicSender sender;
  private final Outcomes outcomes;
  private final Alarms alarms;
  private final InstantSource clock;

  /** Writes by a sender. */
  public AlarmDeeds(TopicSender sender, Outcomes outcomes, Database database, InstantSource clock) {
    this.sender = sender;
    this.outcomes = outcomes;
    this.alarms = new Alarms(database);
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param actionId chosen by the page, the same when it is asked again; null: a new one
   * @param kind name of an {@link AlarmActionKind}
   * @param shelveMinutes for SHELVE
   * @param person who does it at a shared device; null: whoever is signed in
   */
  public record Wish(
      @Nullable String actionId,
      @Nullable String kind,
      @Nullable String comment,
      @Nullable Long shelveMinutes,
      @Nullable String person) {}

  /**
   * What became of it.
   *
   * @param result ACCEPTED, REFUSED, or SENT while the line has not answered
   * @param reason why it was refused
   */
  public record Done(String actionId, String result, String reason) {}

  /**
   * Does it.
   *
   * @throws Problem when there is no such alarm, the wish cannot be understood or the broker is
   *     away
   */
  public Done act(String alarmId, Wish wish, String signedIn) {
    Alarm alarm =
        alarms
            .find(alarmId)
            .orElseThrow(
                () -> new Problem(Problem.Kind.UNKNOWN_ALARM, "There is no such alarm here."));
    AlarmAction action = action(alarm, wish, signedIn);
    Optional<AlarmActionOutcome> known = known(alarmId, action.getActionId());
    if (known.isPresent()) {
      return done(action, known);
    }
    return done(
        action,
        outcomes.after(
            action.getActionId(),
            () -> sender.send(Topic.ALARM_ACTION, action.getLineId(), action),
            PATIENCE));
  }

  private AlarmAction action(Alarm alarm, Wish wish, String signedIn) {
    AlarmActionKind kind = kindOf(wish.kind());
    String comment = Texts.comment(wish.comment());
    if (kind == AlarmActionKind.COMMENT && comment.isEmpty()) {
      throw Problem.badRequest("comment", "it is empty");
    }
    return AlarmAction.newBuilder()
        .setActionId(Texts.id(wish.actionId()))
        .setLineId(alarm.getLineId())
        .setAlarmId(alarm.getAlarmId())
        .setKind(kind)
        .setActor(Texts.actor(signedIn, wish.person()))
        .setComment(comment)
        .setShelveMillis(kind == AlarmActionKind.SHELVE ? shelveMillis(wish.shelveMinutes()) : 0)
        .setAt(Instant.ofEpochMilli(clock.millis()))
        .build();
  }

  private static long shelveMillis(@Nullable Long minutes) {
    if (minutes == null || minutes < 1 || minutes > MOST_MINUTES) {
      throw Problem.badRequest("shelveMinutes", "it must be 1 to " + MOST_MINUTES);
    }
    return TimeUnit.MINUTES.toMillis(minutes);
  }

  private static AlarmActionKind kindOf(@Nullable String name) {
    for (AlarmActionKind kind : AlarmActionKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw Problem.badRequest("kind", "it must be ACKNOWLEDGE, COMMENT, SHELVE or UNSHELVE");
  }

  private Optional<AlarmActionOutcome> known(String alarmId, String actionId) {
    return alarms.deeds(alarmId).stream()
        .filter(deed -> deed.actionId().equals(actionId))
        .findFirst()
        .map(Alarms.Deed::outcome);
  }

  private static Done done(AlarmAction action, Optional<AlarmActionOutcome> outcome) {
    return new Done(
        action.getActionId(),
        outcome.map(o -> o.getResult().name()).orElse("SENT"),
        outcome.map(AlarmActionOutcome::getReason).orElse(""));
  }
}
