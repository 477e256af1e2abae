package lineside.jobs.deployment;

import static lineside.jobs.deployment.HandDrivenRegistry.canary;
import static lineside.jobs.deployment.HandDrivenRegistry.deployment;
import static lineside.jobs.deployment.HandDrivenRegistry.model;
import static lineside.jobs.deployment.HandDrivenRegistry.sha;
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
            .setShadow(List.of(model(sha("b2")), model(sha("c3"))))
            .setWhy(" ")
            .build();

    RefusedDeploymentException refused = refused(KEY, wire.encode(wrong));

    assertThat(refused.reason()).isEqualTo(DeadLetterReason.INVALID_DEPLOYMENT);
    assertThat(refused.detail())
        .contains("revision is 0")
        .contains("active has the hash 'A1'")
        .contains("canary share is 1.0")
        .contains("shadow is a model that judges already: " + sha("b2"))
        .contains("2 shadows, at most 1")
        .contains("why is blank");
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
