package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import lineside.analyzer.opinion.SecondOpinionMain;
import lineside.cli.command.LinesideCommand;
import lineside.deploy.manifest.Pods.Pod;
import lineside.ingest.config.IngestConfigLoader;
import lineside.jobs.start.JobMain;
import lineside.jobs.start.JobSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Images, commands, classes and settings are those of the code. */
class CodeAgreesTest {
  private static final String REGISTRY = "registry.plant.example/";

  static List<String> overlays() {
    return Overlays.names();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyImageIsOneThatIsBuiltHereInThisVersion(String overlay) throws IOException {
    String version =
        Files.readString(Overlays.DEPLOY.resolve("../pom.xml"))
            .replaceFirst("(?s).*?<artifactId>lineside</artifactId>\\s*<version>", "")
            .replaceFirst("(?s)-SNAPSHOT</version>.*", "");
    List<String> images = new ArrayList<>();
    for (ObjectNode object : Overlays.objects(overlay)) {
      object.findValues("image").stream()
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText)
          .forEach(images::add);
    }

    assertThat(images.stream().map(CodeAgreesTest::ofHere))
        .isNotEmpty()
        .allSatisfy(
            image -> {
              assertThat(image).matches("lineside/[a-z-]+:" + version.replace(".", "\\."));
              String name = image.substring("lineside/".length(), image.indexOf(':'));
              assertThat(Overlays.DEPLOY.resolve("images").resolve(name.replaceFirst("-gpu$", "")))
                  .isDirectory();
            });
  }

  /** The component of the registry names every image, or some pods would not be started. */
  @ParameterizedTest
  @ValueSource(strings = {"examples/line-a", "examples/centre"})
  void aRegistryOfTheOwnServesEveryImage(String example) throws IOException {
    for (ObjectNode object : Overlays.objects(example)) {
      assertThat(object.findValues("image").stream().filter(JsonNode::isTextual))
          .allSatisfy(image -> assertThat(image.asText()).startsWith(REGISTRY));
    }
    for (String account : List.of("default", "flink")) {
      assertThat(
              Overlays.one("ServiceAccount", account, example)
                  .at("/imagePullSecrets/0/name")
                  .asText())
          .isEqualTo("registry");
    }
  }

  @Test
  void theExampleOfAnIngestIsRead() throws Exception {
    Path file = Overlays.directory("examples/line-a").resolve("ingest.yaml");

    assertThat(IngestConfigLoader.load(file)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyCommandLineIsOneThatTheProgramTakes(String overlay) throws IOException {
    for (Pod pod : Pods.of(Overlays.objects(overlay))) {
      boolean isOurs = ofHere(pod.container().path("image").asText()).startsWith("lineside/");
      if (isOurs && !pod.container().has("command")) {
        parse(texts(pod.container().path("args")));
      }
    }
  }

  @Test
  void aMisspeltOptionIsRefused() {
    assertThatThrownBy(() -> parse(List.of("analyze", "--archiv=/a", "--out=/o")))
        .isInstanceOf(CommandLine.ParameterException.class);
    assertThatThrownBy(() -> parse(List.of("analyse", "--archive=/a", "--out=/o")))
        .isInstanceOf(CommandLine.ParameterException.class);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyEntryClassHasAMainMethod(String overlay) throws Exception {
    for (ObjectNode object : Overlays.objects(overlay)) {
      if (object.path("kind").asText().equals("FlinkDeployment")) {
        Class<?> entry = Class.forName(object.at("/spec/job/entryClass").asText());
        Method main = entry.getMethod("main", String[].class);

        assertThat(main.getReturnType()).isEqualTo(void.class);
        if (entry == JobMain.class) {
          assertThat(object.at("/spec/job/args/0").asText())
              .isEqualTo(object.at("/metadata/name").asText());
        }
        assertThat(object.at("/spec/flinkVersion").asText()).isEqualTo("v2_2");
        assertThat(org.apache.flink.runtime.util.EnvironmentInformation.getVersion())
            .startsWith("2.2.");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void settingsOfTheJobsAreReadAndMeetTheClaimsAndTheBroker(String overlay) throws Exception {
    List<ObjectNode> objects = Overlays.objects(overlay);
    for (ObjectNode object : objects) {
      JsonNode text = object.at("/data/jobs.properties");
      if (text.isTextual()) {
        Map<String, String> settings = properties(text.asText());

        assertThat(JobSettings.of(settings, Clock.systemUTC())).isNotNull();
        assertThat(settings.get("kafka.bootstrap-servers"))
            .isEqualTo("lineside-kafka-bootstrap:9093");
        assertThat(mounts(objects, "FlinkDeployment inspection"))
            .contains(settings.get("evidence.directory"), settings.get("archive.directory"))
            .contains(settings.get("model.store"));
        String checkpoints = String.valueOf(settings.get("checkpoint.directory"));
        assertThat(checkpoints).matches("(file:///var/lib/lineside/flink|s3://lineside-state)/.+");
        assertThat(storage(objects))
            .allSatisfy(
                uri -> assertThat(uri).startsWith(checkpoints.replaceFirst("checkpoints$", "")));
        assertThat(settings.get("job.parallelism")).isEqualTo(parallelism(objects, "inspection"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void settingsOfTheLargeModelAreReadAndMeetItsMounts(String overlay) throws Exception {
    List<ObjectNode> objects = Overlays.objects(overlay);
    for (ObjectNode object : objects) {
      JsonNode text = object.at("/data/opinion.properties");
      if (text.isTextual()) {
        Map<String, String> settings = properties(text.asText());

        assertThat(settings.keySet()).isSubsetOf(SecondOpinionMain.keys());
        assertThat(settings.keySet()).containsAll(SecondOpinionMain.requiredKeys());
        assertThat(mounts(objects, "FlinkDeployment second-opinion"))
            .contains(settings.get("evidence.directory"), settings.get("model.package"));
      }
    }
  }

  @Test
  void brokersOfComposeAndOfKubernetesAreReadByTheSameRules() throws IOException {
    assertThat(Overlays.DEPLOY.resolve("k8s/base/plant/broker.yml"))
        .hasSameTextualContentAs(Overlays.DEPLOY.resolve("metrics/broker.yml"));
  }

  @Test
  void clientsOfComposeAndOfKubernetesHaveTheSameFile() throws IOException {
    assertThat(Overlays.DEPLOY.resolve("k8s/base/plant/client.properties"))
        .hasSameTextualContentAs(Overlays.DEPLOY.resolve("compose/client-tls.properties"));
  }

  @Test
  void settingsOfComposeAreRead() throws Exception {
    Path compose = Overlays.DEPLOY.resolve("compose");

    assertThat(JobSettings.load(compose.resolve("jobs.properties"), Clock.systemUTC())).isNotNull();
  }

  private static String ofHere(String image) {
    return image.startsWith(REGISTRY) ? image.substring(REGISTRY.length()) : image;
  }

  private static void parse(List<String> arguments) {
    new CommandLine(new LinesideCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(arguments.toArray(String[]::new));
  }

  private static String parallelism(List<ObjectNode> objects, String name) {
    return objects.stream()
        .filter(object -> object.path("kind").asText().equals("FlinkDeployment"))
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .map(object -> object.at("/spec/job/parallelism").asText())
        .findFirst()
        .orElseThrow();
  }

  /** Where the jobs of the line keep savepoints and what high availability needs. */
  private static List<String> storage(List<ObjectNode> objects) {
    return objects.stream()
        .filter(
            object -> object.at("/spec/job/entryClass").asText().equals(JobMain.class.getName()))
        .map(object -> object.at("/spec/flinkConfiguration"))
        .flatMap(
            flink ->
                List.of(
                    flink.path("execution.checkpointing.savepoint-dir").asText(),
                    flink.path("high-availability.storageDir").asText())
                    .stream())
        .toList();
  }

  private static List<String> mounts(List<ObjectNode> objects, String owner) {
    return Pods.of(objects).stream()
        .filter(pod -> pod.owner().equals(owner) && pod.isWhole())
        .flatMap(pod -> pod.container().path("volumeMounts").findValuesAsText("mountPath").stream())
        .toList();
  }

  private static Map<String, String> properties(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Map<String, String> values = new TreeMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString().strip()));
    return values;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
