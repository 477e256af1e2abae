package lineside.console;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files for Grafana. Dashboards are held against a JSON schema that was made of Grafana's own
 * published types (see {@code grafana/dashboards.ts} in the resources); the files that provision
 * them against the keys of Grafana's documentation, as there is no schema of them. No Grafana has
 * loaded them here.
 */
final class GrafanaFilesTest {
  private static final Path FOLDER = Path.of("../deploy/grafana");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final int COLUMNS = 24;

  /** grafana.com/docs/grafana/latest/administration/provisioning: dashboards. */
  private static final Set<String> PROVIDER =
      Set.of(
          "name",
          "orgId",
          "folder",
          "folderUid",
          "type",
          "disableDeletion",
          "updateIntervalSeconds",
          "allowUiUpdates",
          "options");

  /** The same: data sources. */
  private static final Set<String> SOURCE =
      Set.of(
          "name",
          "type",
          "access",
          "orgId",
          "uid",
          "url",
          "user",
          "database",
          "basicAuth",
          "basicAuthUser",
          "withCredentials",
          "isDefault",
          "jsonData",
          "secureJsonData",
          "version",
          "editable");

  static List<Path> dashboards() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void areWhatTheTypesOfGrafanaAllow(Path dashboard) throws IOException {
    assertThat(problems(JSON.readTree(dashboard.toFile()))).isEmpty();
  }

  @Test
  void refusesWhatNoGrafanaKnows() throws IOException {
    JsonNode planted = JSON.readTree(dashboards().get(0).toFile());
    ObjectNode panel = (ObjectNode) planted.path("panels").path(0);
    panel.put("gridpos", "misspelt");
    ((ObjectNode) panel.path("fieldConfig").path("defaults")).put("decimals", "two");
    panel.withObject("/options").put("colourMode", "value");

    assertThat(problems(planted)).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void havePanelsThatDoNotLieOnEachOther(Path dashboard) throws IOException {
    Set<Integer> ids = new HashSet<>();
    Set<String> cells = new HashSet<>();
    for (JsonNode panel : JSON.readTree(dashboard.toFile()).path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          String cell = (place.path("x").asInt() + x) + "/" + (place.path("y").asInt() + y);
          assertThat(cells.add(cell)).as(panel.path("title").asText()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void askTheDataSourceThatIsChosenOnThePage(Path dashboard) throws IOException {
    JsonNode read = JSON.readTree(dashboard.toFile());
    JsonNode variable = read.path("templating").path("list").path(0);

    assertThat(variable.path("type").asText()).isEqualTo("datasource");
    assertThat(read.path("panels").findValues("datasource"))
        .isNotEmpty()
        .allMatch(
            source ->
                source.path("uid").asText().equals("${" + variable.path("name").asText() + "}")
                    && source.path("type").asText().equals(variable.path("query").asText()));
    assertThat(read.path("panels").findValues("refId")).isNotEmpty();
    for (JsonNode panel : read.path("panels")) {
      List<String> refs =
          panel.path("targets").findValues("refId").stream().map(JsonNode::asText).toList();
      assertThat(refs).as(panel.path("title").asText()).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  @Test
  void haveNamesOfTheirOwn() throws IOException {
    Set<String> uids = new TreeSet<>();
    for (Path dashboard : dashboards()) {
      String uid = JSON.readTree(dashboard.toFile()).path("uid").asText();
      assertThat(uid).matches("[a-zA-Z0-9_-]{1,40}");
      assertThat(uids.add(uid)).as(uid).isTrue();
    }
  }

  @Test
  void areProvisionedByKeysThatGrafanaKnows() throws IOException {
    JsonNode dashboards = provisioning("dashboards/lineside.yaml");
    JsonNode sources = provisioning("datasources/prometheus.yaml");

    assertThat(names(dashboards)).containsExactlyInAnyOrder("apiVersion", "providers");
    assertThat(names(sources)).containsExactlyInAnyOrder("apiVersion", "datasources");
    assertThat(dashboards.path("providers"))
        .isNotEmpty()
        .allSatisfy(
            provider -> {
              assertThat(PROVIDER).containsAll(names(provider));
              assertThat(provider.path("type").asText()).isEqualTo("file");
              assertThat(provider.path("options").path("path").asText()).startsWith("/");
            });
    assertThat(sources.path("datasources"))
        .isNotEmpty()
        .allSatisfy(
            source -> {
              assertThat(SOURCE).containsAll(names(source));
              assertThat(source.path("type").asText()).isEqualTo("prometheus");
              assertThat(source.path("access").asText()).isIn("proxy", "direct");
            });
  }

  private static JsonNode provisioning(String file) throws IOException {
    JsonNode read = YAML.readTree(FOLDER.resolve("provisioning").resolve(file).toFile());
    assertThat(read.path("apiVersion").asInt()).isEqualTo(1);
    return read;
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static Set<ValidationMessage> problems(JsonNode dashboard) throws IOException {
    try (InputStream schema =
        requireNonNull(
            GrafanaFilesTest.class.getResourceAsStream("/grafana/dashboard.schema.json"))) {
      JsonSchema types =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
      return types.validate(dashboard);
    }
  }
}
