package lineside.jobs.alarm;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import lineside.jobs.alarm.AlarmBook.OpenAlarm;
import lineside.jobs.alarm.AlarmLife.Ground;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.Recipe;
import lineside.schemas.wire.TrustedRecords;

/**
 * Alarms of cameras that went silent and of books that do not balance, which no window of parts
 * shows. A rule of any recipe of the line gives them priority and action; they are raised without
 * one too. Not thread-safe.
 */
public final class PlantAlarms {
  static {
    // The defaults of a rule are resolved by their class names.
    TrustedRecords.trust();
  }

  private static final AlarmRule LEDGER =
      builtIn(AlarmRuleKind.LEDGER, "Find out where the frames went before shipping.");
  private static final AlarmRule SILENT =
      builtIn(AlarmRuleKind.CAMERA_SILENT, "Check the camera, its power and its network.");

  private static final AlarmRule REFUSED =
      builtIn(
          AlarmRuleKind.MODEL_REFUSED,
          "Roll the model back, or mend its package and deploy again.");

  private final AlarmLife life;
  private final Supplier<Collection<Recipe>> recipes;

  PlantAlarms(AlarmLife life, Supplier<Collection<Recipe>> recipes) {
    this.life = life;
    this.recipes = recipes;
  }

  /** A camera does not answer. */
  public void cameraAbsent(String lineId, String cameraId, Instant at, String detail) {
    Cause cause = Cause.camera(lineId, "", cameraId, AlarmKind.CAMERA_ABSENT);
    if (life.active(cause) != null) {
      return;
    }
    String message = "camera " + cameraId + " is absent" + (detail.isEmpty() ? "" : ": " + detail);
    Occurrence occurrence = new Occurrence(Long.toString(at.toEpochMilli()), at, "", null);
    life.raise(cause, occurrence, ground(lineId, SILENT), message);
  }

  /** A camera answers, or has stopped in an orderly way. */
  public void cameraBack(String lineId, String cameraId, Instant at) {
    life.clear(Cause.camera(lineId, "", cameraId, AlarmKind.CAMERA_ABSENT), at);
  }

  /** A period was closed: an unbalanced one raises or repeats, a balanced one clears. */
  public void ledger(LedgerEntry entry) {
    Cause cause = Cause.camera(entry.getLineId(), "", entry.getCameraId(), AlarmKind.LEDGER);
    if (entry.getIsBalanced()) {
      life.clear(cause, entry.getPeriodEnd());
      return;
    }
    Instant start = entry.getPeriodStart();
    Occurrence occurrence =
        new Occurrence(Long.toString(start.toEpochMilli()), entry.getPeriodEnd(), "", null);
    String message =
        "books of camera %s from %s do not balance: %s"
            .formatted(entry.getCameraId(), start, entry.getImbalance());
    OpenAlarm open = life.active(cause);
    if (open != null) {
      life.repeat(open, occurrence, null, message);
    } else {
      life.raise(cause, occurrence, ground(entry.getLineId(), LEDGER), message);
    }
  }

  /**
   * A machine refused a deployed model, or took one: one alarm for a package, however many machines
   * refuse it. It clears when the machine that refused it last takes it after all, or when any
   * machine takes the active model of a later deployment.
   *
   * @param at time of the line's clock, which stands when no frame comes
   */
  public void modelStatus(ModelStatus status, Instant at) {
    switch (status.getState()) {
      case REFUSED -> modelRefused(status, at);
      case QUALIFIED -> modelQualified(status, at);
    }
  }

  private void modelRefused(ModelStatus status, Instant at) {
    Cause cause = Cause.refused(status.getLineId(), status.getModelSha256());
    String message =
        "machine %s refused model %s (%s) of deployment revision %d: %s"
            .formatted(
                status.getMachineId(),
                status.getModelName(),
                status.getStage(),
                status.getDeploymentRevision(),
                status.getDetail());
    OpenAlarm open = life.active(cause);
    if (open != null) {
      open.lastSeenMillis = at.toEpochMilli();
      Alarm.Builder next = life.next(open.alarm, at);
      next.setRepeatCount(open.alarm.getRepeatCount() + 1).setMessage(message);
      life.change(open, named(next, status));
      return;
    }
    String event = "%s|%d".formatted(status.getMachineId(), status.getAt().toEpochMilli());
    Ground ground = new Ground(status.getRecipeId(), ground(status.getLineId(), REFUSED).rule());
    life.raise(
        cause,
        new Occurrence(event, at, "", null),
        ground,
        message,
        raised -> named(raised, status));
  }

  private static Alarm.Builder named(Alarm.Builder alarm, ModelStatus status) {
    return alarm
        .setMachineId(status.getMachineId())
        .setModelSha256(status.getModelSha256())
        .setDeploymentRevision(status.getDeploymentRevision());
  }

  private void modelQualified(ModelStatus status, Instant at) {
    for (Alarm alarm : life.activeOf(AlarmKind.MODEL_REFUSED)) {
      if (!alarm.getRecipeId().equals(status.getRecipeId())) {
        continue;
      }
      Integer refused = alarm.getDeploymentRevision();
      boolean isSame =
          alarm.getModelSha256().equals(status.getModelSha256())
              && alarm.getMachineId().equals(status.getMachineId());
      boolean isLater =
          status.getStage() == ModelStage.ACTIVE
              && refused != null
              && status.getDeploymentRevision() > refused;
      if (isSame || isLater) {
        life.clear(Cause.of(alarm), at);
      }
    }
  }

  /** The rule of the line's first recipe, by id, that has one of that kind. */
  private Ground ground(String lineId, AlarmRule builtIn) {
    List<Recipe> ordered =
        recipes.get().stream()
            .filter(recipe -> recipe.getLineId().equals(lineId))
            .sorted(Comparator.comparing(Recipe::getRecipeId))
            .toList();
    for (Recipe recipe : ordered) {
      for (AlarmRule rule : recipe.getAlarmRules()) {
        if (rule.getKind() == builtIn.getKind()) {
          return new Ground(recipe.getRecipeId(), rule);
        }
      }
    }
    return new Ground("", builtIn);
  }

  private static AlarmRule builtIn(AlarmRuleKind kind, String action) {
    return AlarmRule.newBuilder()
        .setRuleId("")
        .setKind(kind)
        .setPriority(AlarmPriority.HIGH)
        .setAction(action)
        .build();
  }
}
