package lineside.jobs.deployment;

import static java.util.Objects.requireNonNull;
import static lineside.jobs.deployment.HandDrivenRegistry.canary;
import static lineside.jobs.deployment.HandDrivenRegistry.deployment;
import static lineside.jobs.deployment.HandDrivenRegistry.model;
import static lineside.jobs.deployment.HandDrivenRegistry.sha;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.ModelState;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.Trigger;
import lineside.schemas.wire.WireFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeploymentAgentTest {
  private static final String OLD = sha("a1");
  private static final String NEW = sha("b2");
  private static final String OTHER = sha("c3");
  private static final AtStation AT_A1 = new AtStation("a1", 1000);

  private final FakeModels models = new FakeModels();
  private final HandDrivenRegistry<FakeModels.Model> registry = new HandDrivenRegistry<>(models, 4);

  @AfterEach
  void leavesNoModelOpen() {
    registry.close();
    assertThat(models.open).isEmpty();
  }

  @Test
  void theJobsOwnModelJudgesWhereNothingIsDeployed() {
    registry.settle();

    assertThat(judge().judge().sha256()).isEqualTo(FakeModels.START);
    assertThat(judge().grounds().revision()).isNull();
  }

  @Test
  void letsTheOldModelJudgeUntilTheNewOneIsLoadedAndClosesItThen() {
    registry.publish(deployment(1, OLD).build());
    registry.settle();
    DeployedModels<FakeModels.Model> before = registry.take();

    registry.publish(deployment(2, NEW).build());
    registry.settle();

    assertThat(before.of(trigger(), AT_A1).judge().sha256()).isEqualTo(OLD);
    assertThat(registry.loaded()).isEqualTo(3);
    before.close();
    assertThat(registry.loaded()).isEqualTo(2);
    assertThat(judge().judge().sha256()).isEqualTo(NEW);
    assertThat(judge().grounds().revision()).isEqualTo(2);
  }

  @Test
  void tellsWhatItLoadedForWhichStage() {
    registry.publish(
        deployment(4, NEW).setCanary(canary(OLD, 0.25)).setShadow(List.of(model(OTHER))).build());
    registry.settle();

    assertThat(registry.allNews())
        .extracting(news -> news.status().getStage(), news -> news.status().getModelSha256())
        .containsExactly(
            tuple(ModelStage.ACTIVE, NEW),
            tuple(ModelStage.CANARY, OLD),
            tuple(ModelStage.SHADOW, OTHER));
  }

  @Test
  void keepsTheOldModelAndSaysSoWhenTheNewOneIsRefused() {
    registry.publish(deployment(1, OLD).build());
    registry.settle();
    registry.allNews();
    models.refused.add(NEW);

    registry.publish(deployment(2, NEW).build());
    registry.settle();

    assertThat(judge().judge().sha256()).isEqualTo(OLD);
    assertThat(judge().grounds().revision()).isEqualTo(1);
    assertThat(judge().grounds().refusedSha256()).isEqualTo(NEW);
    ModelNews told = registry.allNews().get(0);
    ModelStatus status = told.status();
    assertThat(status.getState()).isEqualTo(ModelState.REFUSED);
    assertThat(status.getMachineId()).isEqualTo(HandDrivenRegistry.MACHINE);
    assertThat(status.getKeptSha256()).isEqualTo(OLD);
    assertThat(status.getDetail()).isEqualTo("golden sample scored 0.4, expected 0.9");
    assertThat(status.getLoadMillis()).isEqualTo(25);
    DeadLetter letter = requireNonNull(told.deadLetter());
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.MODEL_REFUSED);
    assertThat(letter.getSourceOffset()).isEqualTo(1);
    assertThat(letter.getDetail()).contains(NEW, "revision 2", HandDrivenRegistry.MACHINE);
  }

  @Test
  void oneMessageRollsBackWithoutALoadWhileTheOldModelIsStillHeld() {
    registry.publish(deployment(1, OLD).build());
    registry.settle();
    try (DeployedModels<FakeModels.Model> held = registry.take()) {
      registry.publish(deployment(2, NEW).build());
      registry.settle();
      registry.publish(deployment(3, OLD).build());
      registry.settle();

      assertThat(judge().judge().sha256()).isEqualTo(OLD);
      assertThat(judge().grounds().revision()).isEqualTo(3);
      assertThat(models.loads).containsExactly(OLD, NEW);
      assertThat(held.of(trigger(), AT_A1).judge().sha256()).isEqualTo(OLD);
    }
  }

  @Test
  void promotesACanaryWithoutLoadingItAgain() {
    registry.publish(deployment(1, OLD).setCanary(canary(NEW, 0.5)).build());
    registry.settle();
    registry.publish(deployment(2, NEW).build());
    registry.settle();

    assertThat(models.loads).containsExactly(OLD, NEW);
    assertThat(judge().judge().sha256()).isEqualTo(NEW);
    assertThat(registry.loaded()).isEqualTo(2);
  }

  @Test
  void givesTheShareOfARefusedCanaryToTheActiveModelWhichSaysSo() {
    models.refused.add(NEW);
    registry.publish(deployment(1, OLD).setCanary(canary(NEW, 0.5)).build());
    registry.settle();

    try (DeployedModels<FakeModels.Model> deployed = registry.take()) {
      List<Assignment<FakeModels.Model>> all =
          LongStream.range(0, 200).mapToObj(n -> deployed.of(trigger("part-" + n), AT_A1)).toList();

      assertThat(all).allMatch(by -> by.judge().sha256().equals(OLD));
      assertThat(all.stream().filter(by -> NEW.equals(by.grounds().refusedSha256())).count())
          .isBetween(70L, 130L);
    }
  }

  @Test
  void fallsBackToThePreviousModelWhenARestartedMachineRefusesTheActiveOne() {
    models.refused.add(NEW);
    registry.publish(deployment(8, NEW).setPrevious(model(OLD)).build());
    registry.settle();

    assertThat(judge().judge().sha256()).isEqualTo(OLD);
    assertThat(judge().grounds().refusedSha256()).isEqualTo(NEW);
    assertThat(registry.allNews())
        .extracting(news -> news.status().getState())
        .containsExactly(ModelState.REFUSED);
  }

  @Test
  void keepsTheLastGoodDeploymentWhenAMessageIsPoisoned() {
    registry.publish(deployment(1, OLD).build());
    registry.append("line-a/bracket-a", new byte[] {4, 5, 6});
    registry.publish(deployment(2, "no hash").build());
    registry.append("line-a/other", registryBytes());
    registry.settle();

    assertThat(judge().judge().sha256()).isEqualTo(OLD);
    assertThat(models.loads).containsExactly(OLD);
  }

  @Test
  void aTombstoneGivesTheRecipeBackToTheJobsOwnModel() {
    registry.publish(deployment(1, OLD).build());
    registry.settle();
    registry.append("line-a/bracket-a", null);
    registry.settle();

    assertThat(judge().judge().sha256()).isEqualTo(FakeModels.START);
    assertThat(registry.loaded()).isEqualTo(1);
  }

  @Test
  void aRecipeWithoutADeploymentOfItsOwnFollowsTheOneOfItsLine() {
    registry.publish(deployment(1, OLD).build());
    registry.publish(deployment(1, OTHER).setRecipeId("").build());
    registry.settle();

    try (DeployedModels<FakeModels.Model> deployed = registry.take()) {
      Trigger strange = Trigger.newBuilder(trigger()).setRecipeId("housing-c").build();
      Trigger elsewhere = Trigger.newBuilder(trigger()).setLineId("line-b").build();

      assertThat(deployed.of(trigger(), AT_A1).judge().sha256()).isEqualTo(OLD);
      assertThat(deployed.of(strange, AT_A1).judge().sha256()).isEqualTo(OTHER);
      assertThat(deployed.of(elsewhere, AT_A1).judge().sha256()).isEqualTo(FakeModels.START);
    }
  }

  @Test
  void refusesWhatDoesNotFitIntoMemory() {
    registry.publish(
        deployment(1, OLD).setCanary(canary(NEW, 0.5)).setShadow(List.of(model(OTHER))).build());
    registry.publish(deployment(1, sha("d4")).setRecipeId("housing-c").build());
    registry.settle();

    assertThat(registry.loaded()).isEqualTo(4);
    assertThat(registry.allNews())
        .extracting(news -> news.status().getDetail())
        .containsOnlyOnce("4 models are loaded, at most 4 are on a machine");
  }

  @Test
  void waitsForRoomThatASubtaskStillHolds() {
    registry.publish(deployment(1, OLD).setCanary(canary(NEW, 0.5)).build());
    registry.settle();
    DeployedModels<FakeModels.Model> held = registry.take();
    registry.publish(deployment(2, OTHER).setShadow(List.of(model(sha("d4")))).build());
    registry.settle();
    boolean beforeRelease = registry.isReady();
    held.close();
    registry.settle();

    assertThat(beforeRelease).isFalse();
    assertThat(registry.isReady()).isTrue();
    assertThat(registry.loaded()).isEqualTo(3);
  }

  private Assignment<FakeModels.Model> judge() {
    try (DeployedModels<FakeModels.Model> deployed = registry.take()) {
      return deployed.of(trigger(), AT_A1);
    }
  }

  private static byte[] registryBytes() {
    return new WireFormat().encode(deployment(1, NEW).build());
  }

  private static Trigger trigger() {
    return trigger("part-1");
  }

  private static Trigger trigger(String partId) {
    return new Trigger(
        "v1", "line-a", "a-top", 1L, 1L, Instant.EPOCH, partId, 1, "bracket-a", null, false);
  }
}
