package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lineside.schemas.access.Grants;
import lineside.schemas.access.Service;
import lineside.schemas.topic.FrameLimits;
import lineside.schemas.topic.Topic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broker, topics and rights are those of the code. */
class BrokerTest {
  private static final Map<String, String> OPERATIONS =
      Map.of(
          "Read", "READ",
          "Write", "WRITE",
          "Describe", "DESCRIBE",
          "DescribeConfigs", "DESCRIBE_CONFIGS",
          "Create", "CREATE");
  private static final Map<String, String> TYPES =
      Map.of("topic", "TOPIC", "group", "GROUP", "transactionalId", "TRANSACTIONAL_ID");

  static List<String> overlays() {
    return Overlays.names();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyTopicHasThePartitionsAndTheConfigurationOfTheCatalogue(String overlay)
      throws IOException {
    Map<String, Object> deployed = new TreeMap<>();
    for (ObjectNode topic : of("KafkaTopic", overlay)) {
      assertThat(topic.at("/metadata/labels").path("strimzi.io/cluster").asText())
          .isEqualTo("lineside");
      deployed.put(
          topic.at("/metadata/name").asText(),
          Map.of(
              "partitions", topic.at("/spec/partitions").asInt(),
              "configuration", texts(topic.at("/spec/config"))));
    }

    assertThat(deployed)
        .containsExactlyInAnyOrderEntriesOf(
            Arrays.stream(Topic.values())
                .collect(
                    Collectors.toMap(
                        Topic::topicName,
                        topic ->
                            Map.of(
                                "partitions", topic.partitions(),
                                "configuration", topic.configuration()))));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyServiceHasItsRightsAndNoOther(String overlay) throws IOException {
    Map<String, Set<String>> deployed = new TreeMap<>();
    for (ObjectNode user : of("KafkaUser", overlay)) {
      Set<String> rights = new TreeSet<>();
      for (JsonNode acl : user.at("/spec/authorization/acls")) {
        for (JsonNode operation : acl.path("operations")) {
          rights.add(
              String.join(
                  " ",
                  TYPES.get(acl.at("/resource/type").asText()),
                  acl.at("/resource/patternType").asText(),
                  acl.at("/resource/name").asText(),
                  OPERATIONS.get(operation.asText())));
        }
      }
      deployed.put(user.at("/metadata/name").asText(), rights);
    }

    assertThat(deployed)
        .containsExactlyInAnyOrderEntriesOf(
            Arrays.stream(Service.values())
                // Here every job has a certificate of its own.
                .filter(service -> service != Service.LINE)
                .filter(service -> isHere(service, overlay))
                .collect(Collectors.toMap(Service::userName, BrokerTest::rights)));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void brokerTakesTheLargestFrameAndNobodyUnknown(String overlay) throws IOException {
    ObjectNode kafka = of("Kafka", overlay).get(0);
    JsonNode configuration = kafka.at("/spec/kafka/config");

    assertThat(configuration.path("replica.fetch.max.bytes").asInt())
        .isGreaterThanOrEqualTo(FrameLimits.MAX_RECORD_BYTES);
    assertThat(configuration.path("auto.create.topics.enable").asBoolean(true)).isFalse();
    assertThat(kafka.at("/spec/kafka/authorization/type").asText()).isEqualTo("simple");
    assertThat(kafka.at("/spec/kafka/authorization").has("superUsers")).isFalse();
    assertThat(kafka.at("/spec/kafka/listeners"))
        .isNotEmpty()
        .allSatisfy(
            listener -> {
              assertThat(listener.path("tls").asBoolean()).isTrue();
              assertThat(listener.at("/authentication/type").asText()).isEqualTo("tls");
            });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everySettingOfTheBrokerIsOneThatItKnows(String overlay) throws IOException {
    Set<String> known = AbstractKafkaConfig.CONFIG_DEF.names();

    assertThat(texts(of("Kafka", overlay).get(0).at("/spec/kafka/config")).keySet())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(known).contains(key));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void copiesOfTopicsFitTheBrokers(String overlay) throws IOException {
    int brokers = of("KafkaNodePool", overlay).get(0).at("/spec/replicas").asInt();

    assertThat(of("KafkaTopic", overlay))
        .allSatisfy(topic -> assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(brokers));
    assertThat(of("Kafka", overlay).get(0).at("/spec/kafka/config/min.insync.replicas").asInt())
        .isEqualTo(Math.max(1, brokers - 1));
  }

  /** MirrorMaker has a user at a line that has an uplink, and one at the centre, which runs it. */
  private static boolean isHere(Service service, String overlay) {
    return switch (service) {
      case MIRROR_LINE -> has("Deployment uplink", overlay);
      case MIRROR_CENTRE -> has("KafkaMirrorMaker2 line-a-to-centre", overlay);
      default -> true;
    };
  }

  private static boolean has(String kindAndName, String overlay) {
    try {
      return Overlays.objects(overlay).stream()
          .map(object -> object.path("kind").asText() + " " + object.at("/metadata/name").asText())
          .anyMatch(kindAndName::equals);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Set<String> rights(Service service) {
    return Grants.of(service).stream()
        .map(BrokerTest::right)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String right(AclBinding grant) {
    return String.join(
        " ",
        grant.pattern().resourceType().name(),
        grant.pattern().patternType() == PatternType.PREFIXED ? "prefix" : "literal",
        grant.pattern().name(),
        grant.entry().operation().name());
  }

  private static List<ObjectNode> of(String kind, String overlay) throws IOException {
    List<ObjectNode> objects =
        Overlays.objects(overlay).stream()
            .filter(object -> object.path("kind").asText().equals(kind))
            .toList();
    assertThat(objects).as(kind).isNotEmpty();
    return objects;
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.fields().forEachRemaining(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
