package lineside.jobs.alarm;

import static lineside.jobs.line.LineRecords.TOP;
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
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.ModelState;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

class ModelAlarmsTest {
  private static final String SMALL = "a1".repeat(32);
  private static final String LARGE = "b2".repeat(32);
  private static final Instant AT = Instant.ofEpochMilli(7_000);

  private final AlarmBook book = new AlarmBook();
  private final List<Alarm> alarms = new ArrayList<>();
  private final List<Recipe> recipes = new ArrayList<>();
  private final AlarmEngine engine =
      new AlarmEngine(book, () -> recipes, alarms::add, () -> 5_000_123L);

  @Test
  void raisesOneAlarmForAPackageHoweverManyMachinesRefuseIt() {
    tell(refused("machine-1", LARGE, 4));
    tell(refused("machine-2", LARGE, 4));

    assertThat(alarms).extracting(Alarm::getAlarmId).containsOnly(alarms.get(0).getAlarmId());
    Alarm raised = alarms.get(0);
    assertThat(raised.getAlarmKind()).isEqualTo(AlarmKind.MODEL_REFUSED);
    assertThat(raised.getModelSha256()).isEqualTo(LARGE);
    assertThat(raised.getMachineId()).isEqualTo("machine-1");
    assertThat(raised.getDeploymentRevision()).isEqualTo(4);
    assertThat(raised.getRecipeId()).isEqualTo(LineRecords.RECIPE);
    assertThat(raised.getMessage())
        .isEqualTo(
            "machine machine-1 refused model bracket-s (ACTIVE) of deployment revision 4: golden"
                + " sample 3 is off");
    assertThat(raised.getPriority()).isEqualTo(AlarmPriority.HIGH);
    assertThat(alarms.get(1).getRepeatCount()).isEqualTo(1);
    assertThat(alarms.get(1).getMachineId()).isEqualTo("machine-2");
  }

  @Test
  void clearsWhenAnyMachineTakesTheActiveModelOfALaterDeployment() {
    tell(refused("machine-1", LARGE, 4));
    tell(qualified("machine-2", SMALL, 4, ModelStage.ACTIVE));
    tell(qualified("machine-2", SMALL, 5, ModelStage.SHADOW));
    boolean isActive = !book.active.isEmpty();
    tell(qualified("machine-2", SMALL, 5, ModelStage.ACTIVE));

    assertThat(isActive).isTrue();
    assertThat(book.active).isEmpty();
    assertThat(alarms.get(1).getState()).isEqualTo(AlarmState.CLEARED);
  }

  @Test
  void clearsWhenTheMachineTakesTheModelAfterAll() {
    tell(refused("machine-1", LARGE, 4));
    tell(qualified("machine-1", LARGE, 4, ModelStage.ACTIVE));

    assertThat(book.active).isEmpty();
  }

  @Test
  void aRuleOfTheLineGivesPriorityAndAction() {
    recipes.add(
        Recipe.newBuilder(LineRecords.recipe())
            .setAlarmRules(
                List.of(
                    AlarmRule.newBuilder()
                        .setRuleId("models")
                        .setKind(AlarmRuleKind.MODEL_REFUSED)
                        .setPriority(AlarmPriority.CRITICAL)
                        .setAction("Call the model team.")
                        .build()))
            .build());

    tell(refused("machine-1", LARGE, 4));

    assertThat(alarms.get(0).getPriority()).isEqualTo(AlarmPriority.CRITICAL);
    assertThat(alarms.get(0).getAction()).isEqualTo("Call the model team.");
    assertThat(alarms.get(0).getRuleId()).isEqualTo("models");
  }

  @Test
  void aCanaryThatTakesTurnsIsNoChangeOfTheModel() {
    Recipe recipe =
        Recipe.newBuilder(LineRecords.recipe())
            .setAlarmRules(
                List.of(
                    AlarmRule.newBuilder()
                        .setRuleId("change")
                        .setKind(AlarmRuleKind.MODEL_CHANGE)
                        .setOccurrences(1)
                        .setWindowParts(1)
                        .build()))
            .build();
    for (long n = 1; n < 6; n++) {
      ViewVerdict.Builder view = ViewVerdict.newBuilder(ok(TOP, n));
      if (n % 2 == 0) {
        view.setModelSha256(LARGE).setModelStage(ModelStage.CANARY);
      }
      engine.part(AlarmParts.verdict(n, view.build()), recipe);
    }

    assertThat(alarms).isEmpty();
  }

  private void tell(ModelStatus status) {
    engine.plant().modelStatus(status, AT);
  }

  private static ModelStatus refused(String machineId, String sha256, int revision) {
    return status(machineId, sha256, revision)
        .setState(ModelState.REFUSED)
        .setDetail("golden sample 3 is off")
        .build();
  }

  private static ModelStatus qualified(
      String machineId, String sha256, int revision, ModelStage stage) {
    return status(machineId, sha256, revision)
        .setState(ModelState.QUALIFIED)
        .setStage(stage)
        .setDetail("")
        .build();
  }

  private static ModelStatus.Builder status(String machineId, String sha256, int revision) {
    return ModelStatus.newBuilder()
        .setMachineId(machineId)
        .setLineId(LineRecords.LINE)
        .setRecipeId(LineRecords.RECIPE)
        .setDeploymentRevision(revision)
        .setModelSha256(sha256)
        .setModelName("bracket-s")
        .setStage(ModelStage.ACTIVE)
        .setProvider("cpu")
        .setLoadMillis(40)
        .setAt(AT);
  }
}
