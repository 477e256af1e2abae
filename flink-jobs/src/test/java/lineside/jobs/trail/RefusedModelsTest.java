package lineside.jobs.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditActor;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.ModelState;
import lineside.schemas.record.ModelStatus;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class RefusedModelsTest {
  private static final String SHA = "b2".repeat(32);
  private static final String KEPT = "a1".repeat(32);
  private static final Instant AT = Instant.parse("2026-03-02T06:10:00Z");

  private final List<AuditEntry> trail = new ArrayList<>();

  @Test
  void writesDownWhichMachineRefusedAModelAndWhy() {
    tell(refused("taskmanager-2"));

    assertThat(trail)
        .singleElement()
        .returns("deployment/line-a/bracket-a", AuditEntry::getSubject)
        .returns("line-a", AuditEntry::getLineId)
        .returns(AuditAction.REFUSE, AuditEntry::getAction)
        .returns(AuditActor.MACHINE, AuditEntry::getActor)
        .returns("taskmanager-2", AuditEntry::getWho)
        .returns("golden sample 3 scored 0.4", AuditEntry::getWhy)
        .returns(KEPT + " goes on", AuditEntry::getAfter)
        .returns(7, AuditEntry::getRevision)
        .returns(SHA, AuditEntry::getModelSha256)
        .returns(AT, AuditEntry::getAt);
  }

  @Test
  void saysNothingOfModelsThatQualify() {
    tell(refused("taskmanager-2").setState(ModelState.QUALIFIED));

    assertThat(trail).isEmpty();
  }

  @Test
  void givesTheSameRefusalTheSameIdAndEveryMachineItsOwn() {
    tell(refused("taskmanager-1"));
    tell(refused("taskmanager-1"));
    tell(refused("taskmanager-2"));

    assertThat(trail.get(1).getEntryId()).isEqualTo(trail.get(0).getEntryId());
    assertThat(trail.get(2).getEntryId()).isNotEqualTo(trail.get(0).getEntryId());
  }

  private void tell(ModelStatus.Builder status) {
    new RefusedModels()
        .flatMap(
            status.build(),
            new Collector<>() {
              @Override
              public void collect(AuditEntry entry) {
                trail.add(entry);
              }

              @Override
              public void close() {}
            });
  }

  private static ModelStatus.Builder refused(String machineId) {
    return ModelStatus.newBuilder()
        .setMachineId(machineId)
        .setLineId("line-a")
        .setRecipeId("bracket-a")
        .setDeploymentRevision(7)
        .setModelSha256(SHA)
        .setModelName("bracket-s-13")
        .setStage(ModelStage.ACTIVE)
        .setState(ModelState.REFUSED)
        .setDetail("golden sample 3 scored 0.4")
        .setProvider("")
        .setKeptSha256(KEPT)
        .setLoadMillis(40)
        .setAt(AT);
  }
}
