package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lineside.deploy.manifest.Pods.Pod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is not in the cluster gets in by the ways that are meant, and by no other. */
class ReachTest {
  static List<String> overlays() {
    return Overlays.names();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyBrokerIsReachedUnderANameOfItsCertificateAtAPortOfItsOwn(String overlay)
      throws IOException {
    int brokers = Overlays.one("KafkaNodePool", "nodes", overlay).at("/spec/replicas").asInt();
    JsonNode way = outside(overlay).path("configuration");
    List<Integer> ports = new ArrayList<>();
    ports.add(way.at("/bootstrap/nodePort").asInt());
    way.path("brokers").forEach(broker -> ports.add(broker.path("nodePort").asInt()));

    assertThat(outside(overlay).path("type").asText()).isEqualTo("nodeport");
    assertThat(way.path("brokers").findValues("broker").stream().map(JsonNode::asInt))
        .containsExactlyElementsOf(IntStream.range(0, brokers).boxed().toList());
    assertThat(ports)
        .hasSize(brokers + 1)
        .doesNotHaveDuplicates()
        .allSatisfy(port -> assertThat(port).isBetween(30000, 32767));
    assertThat(way.path("brokers").findValuesAsText("advertisedHost"))
        .hasSize(brokers)
        .containsOnly(name(overlay));
  }

  @Test
  void theCentreMirrorsALineUnderItsName() throws IOException {
    List<String> addresses = new ArrayList<>();
    for (ObjectNode object : Overlays.objects("plant-centre")) {
      if (object.path("kind").asText().equals("KafkaMirrorMaker2")) {
        object.findValuesAsText("bootstrapServers").stream()
            .filter(address -> !address.startsWith("lineside-kafka-bootstrap"))
            .forEach(addresses::add);
      }
    }

    assertThat(addresses).hasSize(2).containsOnly(address("line-with-centre"));
  }

  @Test
  void theExampleOfALineKnowsTheCentreUnderItsName() throws IOException {
    assertThat(
            Overlays.one("ConfigMap", "uplink", "examples/line-a")
                .at("/data/centre-bootstrap-servers")
                .asText())
        .isEqualTo(address("examples/centre"));
  }

  @Test
  void whatGoesToAnotherClusterMayUseEveryPortOfItsBrokers() throws IOException {
    assertLetThrough("line-with-centre", "uplink", "plant-centre");
    assertLetThrough("plant-centre", "mirror-up-line-a", "line-with-centre");
    assertLetThrough("plant-centre", "mirror-down", "line-with-centre");
  }

  /** A pod of the host's network is known by its address: more than that is everybody. */
  @ParameterizedTest
  @MethodSource("overlays")
  void theInnerListenerTakesClientsAndSingleMachines(String overlay) throws IOException {
    JsonNode peers = listeners(overlay).get(0).path("networkPolicyPeers");
    boolean isHost =
        Pods.of(Overlays.objects(overlay)).stream()
            .anyMatch(pod -> pod.spec().path("hostNetwork").asBoolean(false));

    assertThat(peers.findValuesAsText("cidr"))
        .hasSize(isHost ? 2 : 0)
        .allSatisfy(cidr -> assertThat(cidr).endsWith("/32"));
    assertThat(peers.get(0).at("/podSelector/matchLabels").path("lineside/broker").asText())
        .isEqualTo("client");
  }

  /** A load balancer of k3s takes the Service's port of every machine, from a pod that has it. */
  @ParameterizedTest
  @MethodSource("overlays")
  void camerasAreServedFromTheNetworkOfTheMachineAndNothingElseIs(String overlay)
      throws IOException {
    List<ObjectNode> objects = Overlays.objects(overlay);
    for (Pod pod : Pods.of(objects)) {
      boolean isHost = pod.spec().path("hostNetwork").asBoolean(false);
      assertThat(isHost).as(pod.owner()).isEqualTo(pod.owner().equals("Deployment camera-ingest"));
      assertThat(pod.spec().path("dnsPolicy").asText())
          .isEqualTo(isHost ? "ClusterFirstWithHostNet" : "");
    }
    assertThat(objects)
        .filteredOn(object -> object.path("kind").asText().equals("Service"))
        .allSatisfy(service -> assertThat(service.path("spec").has("type")).isFalse());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void browsersComeEncryptedToThePortOfTheConsole(String overlay) throws IOException {
    JsonNode ingress = Overlays.one("Ingress", "console", overlay).path("spec");
    JsonNode backend = ingress.at("/rules/0/http/paths/0/backend/service");
    JsonNode service = Overlays.one("Service", backend.path("name").asText(), overlay).path("spec");

    assertThat(ingress.at("/tls/0/secretName").asText()).isEqualTo("console-tls");
    assertThat(service.at("/ports/0/name").asText()).isEqualTo(backend.at("/port/name").asText());
  }

  private static void assertLetThrough(String overlay, String policy, String to)
      throws IOException {
    JsonNode port = Overlays.one("NetworkPolicy", policy, overlay).at("/spec/egress/0/ports/0");
    List<Integer> wanted = new ArrayList<>();
    outside(to)
        .path("configuration")
        .findValues("nodePort")
        .forEach(node -> wanted.add(node.asInt()));

    assertThat(wanted)
        .as(policy)
        .hasSizeGreaterThan(1)
        .allSatisfy(
            node ->
                assertThat(node)
                    .isBetween(port.path("port").asInt(), port.path("endPort").asInt()));
  }

  private static String address(String overlay) throws IOException {
    return name(overlay) + ":" + outside(overlay).at("/configuration/bootstrap/nodePort").asText();
  }

  private static String name(String overlay) throws IOException {
    return outside(overlay).at("/configuration/bootstrap/alternativeNames/0").asText();
  }

  private static JsonNode outside(String overlay) throws IOException {
    assertThat(listeners(overlay)).hasSize(2);
    return listeners(overlay).get(1);
  }

  private static JsonNode listeners(String overlay) throws IOException {
    return Overlays.one("Kafka", "lineside", overlay).at("/spec/kafka/listeners");
  }
}
