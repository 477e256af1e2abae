package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lineside.schemas.access.Service;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;

/** MirrorMaker in Kubernetes carries what deploy/uplink has it carry, and may do no more. */
class MirrorTest {
  private static final String CENTRE = "plant-centre";
  private static final String CONNECTOR = "/spec/mirrors/0/sourceConnector/config";

  @Test
  void carriesTheTopicsOfTheFileAndOfItsRights() throws IOException {
    assertThat(carried("line-a-to-centre"))
        .isEqualTo(topics("line->centre.topics"))
        .isEqualTo(names(Service.MIRROR_LINE.reads()))
        .isEqualTo(names(Service.MIRROR_CENTRE.writes()));
    assertThat(carried("centre-to-line-a"))
        .isEqualTo(topics("centre->line.topics"))
        .isEqualTo(names(Service.MIRROR_CENTRE.reads()))
        .isEqualTo(names(Service.MIRROR_LINE.writes()));
  }

  @Test
  void isSetAsTheFileIs() throws IOException {
    Properties file = file();

    assertThat(mirrors())
        .hasSize(2)
        .allSatisfy(
            mirror -> {
              Map<String, String> config = new TreeMap<>();
              mirror
                  .at(CONNECTOR)
                  .fields()
                  .forEachRemaining(field -> config.put(field.getKey(), field.getValue().asText()));
              assertThat(config)
                  .isNotEmpty()
                  .allSatisfy(
                      (key, value) -> assertThat(file.getProperty(key)).as(key).isEqualTo(value));
            });
  }

  @Test
  void keepsItsSettingsInTopicsThatAreItsOwn() throws IOException {
    assertThat(mirrors())
        .allSatisfy(
            mirror -> {
              JsonNode target = mirror.at("/spec/target");
              for (String key :
                  List.of(
                      "groupId",
                      "configStorageTopic",
                      "offsetStorageTopic",
                      "statusStorageTopic")) {
                assertThat(target.path(key).asText())
                    .startsWith(Service.MIRROR_CENTRE.ownTopics().get(0));
              }
              assertThat(target.at("/authentication/type").asText()).isEqualTo("tls");
              assertThat(mirror.at("/spec/mirrors/0/source/authentication/type").asText())
                  .isEqualTo("tls");
              assertThat(mirror.at("/spec/resources/limits/memory").asText()).isNotEmpty();
            });
    assertThat(Pods.ofMirrors(Overlays.objects(CENTRE)))
        .allSatisfy(
            pod -> {
              assertThat(pod.labels()).containsEntry("lineside/broker", "client");
              assertThat(pod.template().at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            });
  }

  private static Set<String> carried(String mirror) throws IOException {
    String pattern =
        mirrors().stream()
            .filter(object -> object.at("/metadata/name").asText().equals(mirror))
            .map(object -> object.at("/spec/mirrors/0/topicsPattern").asText())
            .findFirst()
            .orElseThrow();
    return Arrays.stream(Topic.values())
        .map(Topic::topicName)
        .filter(name -> name.matches(pattern))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> topics(String key) throws IOException {
    return new TreeSet<>(List.of(file().getProperty(key).replace("\\", "").split(", ", -1)));
  }

  private static Set<String> names(Set<Topic> topics) {
    return topics.stream().map(Topic::topicName).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties file() throws IOException {
    Properties file = new Properties();
    try (Reader reader =
        Files.newBufferedReader(Overlays.DEPLOY.resolve("uplink/mirror-maker.properties"))) {
      file.load(reader);
    }
    return file;
  }

  private static List<ObjectNode> mirrors() throws IOException {
    return Overlays.objects(CENTRE).stream()
        .filter(object -> object.path("kind").asText().equals("KafkaMirrorMaker2"))
        .toList();
  }
}
