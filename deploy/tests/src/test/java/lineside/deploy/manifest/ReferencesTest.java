package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lineside.deploy.manifest.Pods.Pod;
import org.apache.flink.configuration.RestOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one object names in another is there. */
class ReferencesTest {
  /** Of the plant and not of this repository, see deploy/k8s/README.md. */
  private static final Set<String> OF_THE_PLANT =
      Set.of("camera-ingest", "console-users", "uplink", "uplink-centre", "lineside-store");

  static List<String> overlays() {
    return Overlays.names();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyVolumeOfAPodIsThereAndEveryMountHasItsVolume(String overlay) throws IOException {
    List<ObjectNode> objects = Overlays.objects(overlay);
    Set<String> claims = names(objects, "PersistentVolumeClaim");
    Set<String> maps = names(objects, "ConfigMap");
    maps.addAll(OF_THE_PLANT);
    Set<String> secrets = names(objects, "KafkaUser");
    names(objects, "Kafka").forEach(name -> secrets.add(name + "-cluster-ca-cert"));
    secrets.addAll(OF_THE_PLANT);

    assertThat(Pods.of(objects))
        .isNotEmpty()
        .allSatisfy(
            pod -> {
              for (JsonNode volume : pod.spec().path("volumes")) {
                assertNamed(volume.at("/persistentVolumeClaim/claimName"), claims);
                assertNamed(volume.at("/configMap/name"), maps);
                assertNamed(volume.at("/secret/secretName"), secrets);
              }
              if (pod.isWhole()) {
                assertThat(texts(pod.container().path("volumeMounts"), "name"))
                    .isEqualTo(texts(pod.spec().path("volumes"), "name"));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyClaimIsMountedUnlessTheAnalysisAloneReadsIt(String overlay) throws IOException {
    List<ObjectNode> objects = Overlays.objects(overlay);
    Set<String> mounted =
        Pods.of(objects).stream()
            .flatMap(pod -> pod.spec().findValues("claimName").stream())
            .map(JsonNode::asText)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(names(objects, "PersistentVolumeClaim")).isEqualTo(mounted);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void selectorsOfServicesBudgetsAndPoliciesMeetPods(String overlay) throws IOException {
    List<ObjectNode> objects = Overlays.objects(overlay);
    List<Map<String, String>> labels = new ArrayList<>();
    Pods.of(objects).forEach(pod -> labels.add(pod.labels()));
    Pods.ofMirrors(objects).forEach(pod -> labels.add(pod.labels()));

    assertThat(objects)
        .filteredOn(
            object ->
                Set.of(
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service",
                        "Deployment",
                        "StatefulSet")
                    .contains(object.path("kind").asText()))
        .isNotEmpty()
        .allSatisfy(
            object -> {
              Map<String, String> selector = selector(object);
              assertThat(selector).as(object.at("/metadata/name").asText()).isNotEmpty();
              assertThat(labels)
                  .as("pods of %s", object.at("/metadata/name").asText())
                  .anyMatch(pod -> pod.entrySet().containsAll(selector.entrySet()));
            });
  }

  /** Job and task manager count to one Deployment of one: see base/line/disruption.yaml. */
  @ParameterizedTest
  @MethodSource("overlays")
  void noBudgetCountsPodsOfFlink(String overlay) throws IOException {
    List<ObjectNode> objects = Overlays.objects(overlay);
    List<Map<String, String>> flink =
        Pods.of(objects).stream()
            .filter(pod -> pod.owner().startsWith("FlinkDeployment"))
            .map(Pod::labels)
            .toList();

    assertThat(objects)
        .filteredOn(object -> object.path("kind").asText().equals("PodDisruptionBudget"))
        .isNotEmpty()
        .allSatisfy(
            budget ->
                assertThat(flink)
                    .noneMatch(pod -> pod.entrySet().containsAll(selector(budget).entrySet())));
  }

  /** Journal and triggers of ingest belong to one process, on the machine with the cameras. */
  @ParameterizedTest
  @MethodSource("overlays")
  void whatRunsOnceElsewhereLeavesALostMachineAndIngestDoesNot(String overlay) throws IOException {
    assertThat(Overlays.objects(overlay))
        .filteredOn(object -> object.path("kind").asText().equals("Deployment"))
        .filteredOn(object -> object.at("/spec/replicas").asInt() > 0)
        .isNotEmpty()
        .allSatisfy(
            object ->
                assertThat(object.at("/spec/template/spec").has("tolerations"))
                    .as(object.at("/metadata/name").asText())
                    .isNotEqualTo(object.at("/metadata/name").asText().equals("camera-ingest")));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyServiceAccountIsThereAndOnlyFlinkHasOne(String overlay) throws IOException {
    List<ObjectNode> objects = Overlays.objects(overlay);
    Set<String> accounts = names(objects, "ServiceAccount");

    assertThat(objects)
        .filteredOn(object -> object.at("/spec/serviceAccount").isTextual())
        .allSatisfy(
            object -> assertThat(accounts).contains(object.at("/spec/serviceAccount").asText()));
    assertThat(Pods.of(objects))
        .filteredOn(pod -> !pod.owner().startsWith("FlinkDeployment"))
        .allSatisfy(
            pod ->
                assertThat(pod.spec().path("automountServiceAccountToken").asBoolean(true))
                    .isFalse());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void portsOfServicesAndProbesAreThoseOfTheContainer(String overlay) throws IOException {
    List<ObjectNode> objects = Overlays.objects(overlay);

    for (Pod pod : Pods.of(objects)) {
      Set<String> ports = texts(pod.container().path("ports"), "name");
      if (pod.owner().startsWith("FlinkDeployment")) {
        ports.add(RestOptions.PORT.defaultValue().toString());
      }
      for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
        JsonNode port = pod.container().path(probe).at("/httpGet/port");
        assertNamed(port, ports);
      }
      JsonNode scraped = pod.template().at("/metadata/annotations").path("prometheus.io/port");
      assertNamed(scraped, texts(pod.container().path("ports"), "containerPort"));
    }
  }

  private static void assertNamed(JsonNode name, Set<String> known) {
    if (!name.isMissingNode()) {
      assertThat(known).contains(name.asText());
    }
  }

  private static Map<String, String> selector(ObjectNode object) {
    String place =
        switch (object.path("kind").asText()) {
          case "NetworkPolicy" -> "/spec/podSelector/matchLabels";
          case "Service" -> "/spec/selector";
          default -> "/spec/selector/matchLabels";
        };
    Map<String, String> selector = new TreeMap<>();
    object
        .at(place)
        .fields()
        .forEachRemaining(label -> selector.put(label.getKey(), label.getValue().asText()));
    return selector;
  }

  private static Set<String> names(List<ObjectNode> objects, String kind) {
    return objects.stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .map(object -> object.at("/metadata/name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> texts(JsonNode list, String field) {
    Set<String> texts = new TreeSet<>();
    list.forEach(element -> texts.add(element.path(field).asText()));
    return texts;
  }
}
