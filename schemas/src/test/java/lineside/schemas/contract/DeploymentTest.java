package lineside.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineside.schemas.topic.FrameLimits;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;

/** deploy/k8s is complete and says the same of the topics as the catalogue. */
class DeploymentTest {
  private static final Path K8S = Path.of("../deploy/k8s");
  private static final Path BASE = K8S.resolve("base");

  private final YAMLMapper yaml = new YAMLMapper();

  @Test
  void kustomizationListsEveryFileOfTheBaseAndEachHoldsResources() throws IOException {
    Set<String> listed = new TreeSet<>();
    yaml.readTree(BASE.resolve("kustomization.yaml").toFile())
        .path("resources")
        .forEach(resource -> listed.add(resource.asText()));

    assertThat(listed).isEqualTo(filesBesideKustomization());
    for (String file : listed) {
      assertThat(resources(file))
          .as(file)
          .isNotEmpty()
          .allSatisfy(
              resource -> {
                assertThat(resource.path("apiVersion").asText()).isNotEmpty();
                assertThat(resource.path("kind").asText()).isNotEmpty();
                assertThat(resource.path("metadata").path("name").asText()).isNotEmpty();
              });
    }
  }

  @Test
  void everyTopicIsCreatedWithThePartitionsAndTheConfigurationOfTheCatalogue() throws IOException {
    Map<String, Object> deployed = new LinkedHashMap<>();
    for (JsonNode topic : resources("topics.yaml")) {
      assertThat(topic.path("kind").asText()).isEqualTo("KafkaTopic");
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

  @Test
  void brokerReplicatesTheLargestFrameAndCreatesNoTopicByItself() throws IOException {
    JsonNode kafka =
        resources("kafka.yaml").stream()
            .filter(resource -> resource.path("kind").asText().equals("Kafka"))
            .findFirst()
            .orElseThrow();
    JsonNode configuration = kafka.at("/spec/kafka/config");

    assertThat(configuration.path("replica.fetch.max.bytes").asInt())
        .isGreaterThanOrEqualTo(FrameLimits.MAX_RECORD_BYTES);
    assertThat(configuration.path("auto.create.topics.enable").asBoolean(true)).isFalse();
  }

  @Test
  void everyClaimThatAPodMountsIsDeclared() throws IOException {
    Set<String> declared = new TreeSet<>();
    Set<String> mounted = new TreeSet<>();
    for (String file : filesBesideKustomization()) {
      for (JsonNode resource : resources(file)) {
        if (resource.path("kind").asText().equals("PersistentVolumeClaim")) {
          declared.add(resource.at("/metadata/name").asText());
        }
        resource.findValues("claimName").forEach(name -> mounted.add(name.asText()));
      }
    }

    assertThat(declared).isEqualTo(mounted);
  }

  @Test
  void archiveIsAnnouncedFromWhereTheInspectionJobWritesIt() throws IOException {
    Properties jobs = new Properties();
    try (BufferedReader settings = Files.newBufferedReader(BASE.resolve("jobs.properties"))) {
      jobs.load(settings);
    }
    JsonNode pod = resources("archive-announce.yaml").get(0).at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");

    assertThat(new YAMLMapper().convertValue(container.path("args"), String[].class))
        .containsExactly(
            "archive",
            "announce",
            "--archive=" + jobs.getProperty("archive.directory"),
            "--bootstrap-servers=" + jobs.getProperty("kafka.bootstrap-servers"));
    assertThat(container.at("/volumeMounts/0/mountPath").asText())
        .isEqualTo(jobs.getProperty("archive.directory"));
    assertThat(pod.at("/volumes/0/persistentVolumeClaim/claimName").asText()).isEqualTo("archive");
  }

  @Test
  void archiveIsMinedOnScheduleByOneRunAtATime() throws IOException {
    Properties jobs = new Properties();
    try (BufferedReader settings = Files.newBufferedReader(BASE.resolve("jobs.properties"))) {
      jobs.load(settings);
    }
    JsonNode cron = resources("analyze.yaml").get(0);
    JsonNode container = cron.at("/spec/jobTemplate/spec/template/spec/containers/0");

    assertThat(cron.path("kind").asText()).isEqualTo("CronJob");
    assertThat(cron.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
    assertThat(new YAMLMapper().convertValue(container.path("args"), String[].class))
        .containsExactly(
            "analyze",
            "--archive=" + jobs.getProperty("archive.directory"),
            "--evidence=" + jobs.getProperty("evidence.directory"),
            "--out=/var/lib/lineside/reports/latest",
            "--bootstrap-servers=" + jobs.getProperty("kafka.bootstrap-servers"));
  }

  private static Set<String> filesBesideKustomization() throws IOException {
    try (Stream<Path> files = Files.list(BASE)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private List<JsonNode> resources(String file) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    try (MappingIterator<JsonNode> all =
        yaml.readerFor(JsonNode.class).readValues(BASE.resolve(file).toFile())) {
      all.forEachRemaining(documents::add);
    }
    return documents;
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.fields().forEachRemaining(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
