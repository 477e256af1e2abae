package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import lineside.deploy.manifest.Pods.Pod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pod may do is little, what it knows of secrets is where they lie. */
class HardenedPodsTest {
  private static final String ALONE = "CronJob retain";

  static List<String> overlays() {
    return Overlays.names();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyPodRunsAsNobodyOnAFileSystemThatItCannotWrite(String overlay) throws IOException {
    assertThat(whole(overlay))
        .isNotEmpty()
        .allSatisfy(
            pod -> {
              JsonNode spec = pod.spec().path("securityContext");
              assertThat(spec.path("runAsNonRoot").asBoolean()).isTrue();
              assertThat(spec.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
              JsonNode container = pod.container().path("securityContext");
              assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
              assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
              assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyClientShowsACertificateAndTrustsTheCluster(String overlay) throws IOException {
    assertThat(whole(overlay))
        .filteredOn(pod -> !pod.owner().equals(ALONE))
        .allSatisfy(
            pod -> {
              assertThat(pod.labels()).containsEntry("lineside/broker", "client");
              assertThat(pod.container().path("env").findValuesAsText("name"))
                  .contains("LINESIDE_KAFKA_CLIENT");
              assertThat(pod.container().path("volumeMounts").findValuesAsText("mountPath"))
                  .contains("/etc/lineside/client", "/etc/lineside/user", "/etc/lineside/ca");
            });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void whoTalksToNobodyHasNoCertificateAndIsNotLet(String overlay) throws IOException {
    assertThat(whole(overlay))
        .filteredOn(pod -> pod.owner().equals(ALONE))
        .singleElement()
        .satisfies(
            pod -> {
              assertThat(pod.labels()).doesNotContainKey("lineside/broker");
              assertThat(pod.spec().path("volumes").findValues("secret")).isEmpty();
            });
    JsonNode policy = Overlays.one("NetworkPolicy", "retain", overlay).path("spec");
    assertThat(policy.path("policyTypes")).hasSize(2);
    assertThat(policy.has("egress") || policy.has("ingress")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void noSecretStandsInAManifestOrInTheEnvironment(String overlay) throws IOException {
    List<ObjectNode> objects = Overlays.objects(overlay);

    assertThat(objects)
        .noneMatch(object -> object.path("kind").asText().equals("Secret"))
        .allSatisfy(
            object ->
                assertThat(object.findValuesAsText("name"))
                    .noneMatch(name -> name.matches("(?i).*(password|secret_?key|token).*")))
        .allSatisfy(object -> assertThat(object.findParents("secretKeyRef")).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyContainerHasABoundOfMemory(String overlay) throws IOException {
    assertThat(whole(overlay))
        .filteredOn(pod -> !pod.owner().startsWith("FlinkDeployment"))
        .allSatisfy(
            pod -> {
              assertThat(pod.container().at("/resources/limits/memory").asText()).isNotEmpty();
              assertThat(pod.container().at("/resources/requests/cpu").asText()).isNotEmpty();
            });
  }

  private static List<Pod> whole(String overlay) throws IOException {
    return Pods.of(Overlays.objects(overlay)).stream().filter(Pod::isWhole).toList();
  }
}
