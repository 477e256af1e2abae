package lineside.jobs.deployment;

import static lineside.jobs.deployment.HandDrivenRegistry.canary;
import static lineside.jobs.deployment.HandDrivenRegistry.deployment;
import static lineside.jobs.deployment.HandDrivenRegistry.model;
import static lineside.jobs.deployment.HandDrivenRegistry.sha;
import static lineside.jobs.deployment.HandDrivenRegistry.station;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Deployment;
import lineside.schemas.wire.WireFormat;
import org.junit.jupiter.api.Test;

class DeploymentMessageTest {
  private static final byte[] KEY = "line-a/bracket-a".getBytes(StandardCharsets.UTF_8);
  private final DeploymentMessage message = new DeploymentMessage();
  private final WireFormat wire = new WireFormat();

  @Test
  void readsWhatHoldsTogether() throws Exception {
    Deployment said =
        deployment(3, sha("a1"))
            .setCanary(canary(sha("b2"), 0.1))
            .setShadow(List.of(model(sha("c3"))))
            .setPrevious(model(sha("d4")))
            .build();

    assertThat(message.read(KEY, wire.encode(said))).isEqualTo(said);
  }

  @Test
  void refusesBytesThatAreNoDeployment() {
    RefusedDeploymentException refused = refused(KEY, new byte[] {1, 2, 3});

    assertThat(refused.reason()).isEqualTo(DeadLetterReason.UNREADABLE_MESSAGE);
  }

  @Test
  void namesEverythingThatSpeaksAgainstADeploymentAtOnce() {
    Deployment wrong =
        deployment(0, "A1")
            .setCanary(canary(sha("b2"), 1.0))
            .setShadow(
                List.of(model(sha("b2")), model(sha("c3")), model(sha("c4")), model(sha("c5"))))
            .setWhy(" ")
            .build();

    RefusedDeploymentException refused = refused(KEY, wire.encode(wrong));

    assertThat(refused.reason()).isEqualTo(DeadLetterReason.INVALID_DEPLOYMENT);
    assertThat(refused.detail())
        .contains("revision is 0")
        .contains("active has the hash 'A1'")
        .contains("canary share is 1.0")
        .contains("shadow is a model that judges already: " + sha("b2"))
        .contains("4 shadows, at most 3")
        .contains("why is blank");
  }

  @Test
  void namesEverythingThatSpeaksAgainstModelsOfStationsAtOnce() {
    Deployment wrong =
        deployment(1, sha("a1"))
            .setStations(
                List.of(
                    station("a1", sha("b2")).setLighter(model(sha("b2"))).build(),
                    station("a1", sha("c3")).setLighterBelowMillis(50).build(),
                    station("", "B2")
                        .setLighter(model(sha("d4")))
                        .setLighterBelowMillis(-1)
                        .build()))
            .build();

    assertThat(refused(KEY, wire.encode(wrong)).detail())
        .contains("lighter model of station a1 is a model that judges already: " + sha("b2"))
        .contains("lighterBelowMillis of station a1 is 0, above 0 is needed")
        .contains("station a1 is named twice")
        .contains("station a1 has no lighter model, but lighterBelowMillis is 50")
        .contains("a stationId is '', 1 to 64 characters are needed")
        .contains("model of station  has the hash 'B2'")
        .contains("lighterBelowMillis of station  is -1, above 0 is needed");
  }

  @Test
  void aModelMayJudgeAtManyStationsAndWhereverTheActiveOneDoes() throws Exception {
    Deployment said =
        deployment(1, sha("a1"))
            .setStations(
                List.of(
                    station("a1", sha("a1"))
                        .setLighter(model(sha("b2")))
                        .setLighterBelowMillis(80)
                        .build(),
                    station("a2", sha("c3")).build(),
                    station("a3", sha("c3")).build()))
            .build();

    assertThat(message.read(KEY, wire.encode(said))).isEqualTo(said);
  }

  @Test
  void refusesAKeyThatATombstoneWouldMiss() {
    byte[] other = "line-a/other".getBytes(StandardCharsets.UTF_8);

    assertThat(refused(other, wire.encode(deployment(1, sha("a1")).build())).detail())
        .isEqualTo("deployment line-a/bracket-a has the key 'line-a/other'");
  }

  private RefusedDeploymentException refused(byte[] key, byte[] value) {
    RefusedDeploymentException refused =
        catchThrowableOfType(RefusedDeploymentException.class, () -> message.read(key, value));
    assertThat(refused).isNotNull();
    return refused;
  }
}
