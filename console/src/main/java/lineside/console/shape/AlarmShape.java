package lineside.console.shape;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmState;
import org.jspecify.annotations.Nullable;

/**
 * An alarm.
 *
 * @param repeats occurrences after the first
 * @param action what the operator is asked to do, from the recipe
 * @param shelvedUntil on the line's clock; null when it is not shelved
 * @param lineAt the line's clock, as far as it is known
 * @param pending what persons did and the line has not answered
 * @param picture address of evidence; null for none
 */
public record AlarmShape(
    String alarmId,
    int revision,
    String lineId,
    String stationId,
    String cameraId,
    String kind,
    String defectKind,
    String priority,
    int severity,
    String state,
    boolean acknowledged,
    String acknowledgedBy,
    @Nullable Long acknowledgedAt,
    long raisedAt,
    long changedAt,
    @Nullable Long clearedAt,
    int repeats,
    String lastPartId,
    String message,
    String action,
    String comment,
    String commentBy,
    @Nullable Long shelvedUntil,
    boolean suppressed,
    int escalations,
    String recipeId,
    String ruleId,
    String machineId,
    long lineAt,
    List<Pending> pending,
    @Nullable String picture) {

  /** The order in which operators see alarms. */
  public static final Comparator<AlarmShape> BY_URGENCY =
      Comparator.comparing(AlarmShape::isAside)
          .thenComparing(AlarmShape::rank)
          .thenComparing(AlarmShape::rated, Comparator.reverseOrder())
          .thenComparing(AlarmShape::severity, Comparator.reverseOrder())
          .thenComparing(AlarmShape::raisedAt, Comparator.reverseOrder())
          .thenComparing(AlarmShape::alarmId);

  /** What a person did. */
  public record Pending(String actionId, String kind, String actor, long at) {
    /** Of an action. */
    public static Pending of(AlarmAction action) {
      return new Pending(
          action.getActionId(),
          action.getKind().name(),
          action.getActor(),
          action.getAt().toEpochMilli());
    }
  }

  /** What stands beside the alarm itself. */
  public record Beside(long lineAt, List<Pending> pending, @Nullable String picture) {}

  /** Copies the list. */
  public AlarmShape {
    pending = List.copyOf(pending);
  }

  /** Of an alarm. */
  public static AlarmShape of(Alarm alarm, Beside beside) {
    return new AlarmShape(
        alarm.getAlarmId(),
        alarm.getRevision(),
        alarm.getLineId(),
        alarm.getStationId(),
        alarm.getCameraId(),
        alarm.getAlarmKind().name(),
        alarm.getDefectKind(),
        alarm.getPriority().name(),
        alarm.getSeverity(),
        alarm.getState().name(),
        alarm.getIsAcknowledged(),
        alarm.getAcknowledgedBy(),
        millis(alarm.getAcknowledgedAt()),
        alarm.getRaisedAt().toEpochMilli(),
        alarm.getChangedAt().toEpochMilli(),
        millis(alarm.getClearedAt()),
        alarm.getRepeatCount(),
        alarm.getLastPartId(),
        alarm.getMessage(),
        alarm.getAction(),
        alarm.getComment(),
        alarm.getCommentBy(),
        millis(alarm.getShelvedUntil()),
        alarm.getIsSuppressed(),
        alarm.getEscalations(),
        alarm.getRecipeId(),
        alarm.getRuleId(),
        alarm.getMachineId(),
        beside.lineAt(),
        beside.pending(),
        beside.picture());
  }

  /** Whether it asks for somebody now. */
  @JsonIgnore
  public boolean isCalling() {
    return isStanding() && !acknowledged;
  }

  /** Whether its condition holds and is neither put aside nor explained by another. */
  @JsonIgnore
  public boolean isStanding() {
    return state.equals(AlarmState.ACTIVE.name()) && !suppressed && shelvedUntil == null;
  }

  private boolean isAside() {
    return shelvedUntil != null || suppressed;
  }

  private int rank() {
    boolean isActive = state.equals(AlarmState.ACTIVE.name());
    if (isActive) {
      return acknowledged ? 1 : 0;
    }
    return 2;
  }

  private AlarmPriority rated() {
    return AlarmPriority.valueOf(priority);
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }
}
