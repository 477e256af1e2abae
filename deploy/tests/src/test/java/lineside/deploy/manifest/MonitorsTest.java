package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineside.deploy.kustomize.YamlDocuments;
import lineside.deploy.manifest.Pods.Pod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A Prometheus by its operator reads what the pods offer, under the names that the rules ask for.
 */
class MonitorsTest {
  private static final String LINE = "examples/line-a";
  private static final Pattern ASKED = Pattern.compile("job=~?\"([^\"]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {LINE, "examples/centre"})
  void everyPodThatOffersMetricsIsReadOnceAtItsPort(String example) throws IOException {
    assertThat(Pods.of(Overlays.objects(example)))
        .filteredOn(MonitorsTest::isOffered)
        .isNotEmpty()
        .allSatisfy(
            pod -> {
              List<String> ports = new ArrayList<>();
              for (JsonNode endpoint : endpoints(example, pod.labels())) {
                ports.addAll(numbers(pod, endpoint.path("port").asText()));
              }
              assertThat(ports)
                  .as(pod.owner())
                  .containsExactly(
                      pod.template()
                          .at("/metadata/annotations")
                          .path("prometheus.io/port")
                          .asText());
            });
  }

  @Test
  void jobsHaveTheNamesThatTheRulesAskFor() throws IOException {
    Set<String> jobs = new TreeSet<>();
    List<Map<String, String>> labels = new ArrayList<>();
    Pods.of(Overlays.objects(LINE)).forEach(pod -> labels.add(pod.labels()));
    labels.add(Map.of("strimzi.io/cluster", "lineside", "strimzi.io/pool-name", "nodes"));
    for (Map<String, String> pod : labels) {
      for (JsonNode endpoint : endpoints(LINE, pod)) {
        jobs.add(job(endpoint.at("/relabelings/0"), pod));
      }
    }

    Set<String> asked = new TreeSet<>();
    for (ObjectNode object : Overlays.objects(LINE)) {
      if (object.path("kind").asText().equals("PrometheusRule")) {
        ASKED
            .matcher(String.join("\n", object.findValuesAsText("expr")))
            .results()
            .forEach(found -> asked.addAll(List.of(found.group(1).split("\\|", -1))));
      }
    }
    assertThat(asked).isNotEmpty().isEqualTo(jobs);
  }

  @Test
  void rulesAreThoseOfTheFile() throws IOException {
    ArrayNode groups = JsonNodeFactory.instance.arrayNode();
    for (String name : List.of("lineside", "lineside-line")) {
      groups.addAll((ArrayNode) Overlays.one("PrometheusRule", name, LINE).at("/spec/groups"));
    }

    assertThat(groups)
        .isEqualTo(
            YamlDocuments.read(Overlays.DEPLOY.resolve("metrics/alerts.yml"))
                .get(0)
                .path("groups"));
  }

  /** What a line must have would be missed at a centre for ever. */
  @Test
  void aCentreAsksForNothingThatOnlyALineHas() throws IOException {
    assertThat(Overlays.objects("examples/centre"))
        .filteredOn(object -> object.path("kind").asText().equals("PrometheusRule"))
        .isNotEmpty()
        .allSatisfy(
            rules ->
                assertThat(rules.findValuesAsText("expr"))
                    .noneMatch(expression -> expression.contains("absent")));
  }

  private static boolean isOffered(Pod pod) {
    return pod.template().at("/metadata/annotations").has("prometheus.io/scrape");
  }

  private static List<JsonNode> endpoints(String example, Map<String, String> labels)
      throws IOException {
    List<JsonNode> endpoints = new ArrayList<>();
    for (ObjectNode object : Overlays.objects(example)) {
      if (object.path("kind").asText().equals("PodMonitor")
          && meets(object.at("/spec/selector"), labels)) {
        object.at("/spec/podMetricsEndpoints").forEach(endpoints::add);
      }
    }
    return endpoints;
  }

  private static boolean meets(JsonNode selector, Map<String, String> labels) {
    boolean isMet = true;
    for (JsonNode expression : selector.path("matchExpressions")) {
      String label = labels.get(expression.path("key").asText());
      isMet &=
          label != null
              && (expression.path("operator").asText().equals("Exists")
                  || expression.path("values").toString().contains("\"" + label + "\""));
    }
    for (Map.Entry<String, JsonNode> wanted : selector.path("matchLabels").properties()) {
      isMet &= wanted.getValue().asText().equals(labels.get(wanted.getKey()));
    }
    return isMet;
  }

  private static List<String> numbers(Pod pod, String port) {
    List<String> numbers = new ArrayList<>();
    for (JsonNode offered : pod.container().path("ports")) {
      if (offered.path("name").asText().equals(port)) {
        numbers.add(offered.path("containerPort").asText());
      }
    }
    return numbers;
  }

  /** What Prometheus makes of a relabeling; without a source it takes the replacement. */
  private static String job(JsonNode relabeling, Map<String, String> labels) {
    assertThat(relabeling.path("targetLabel").asText()).isEqualTo("job");
    String replacement = relabeling.path("replacement").asText();
    if (!relabeling.has("sourceLabels")) {
      return replacement;
    }
    assertThat(relabeling.at("/sourceLabels/0").asText())
        .isEqualTo("__meta_kubernetes_pod_label_app_kubernetes_io_name");
    Matcher matcher =
        Pattern.compile(relabeling.path("regex").asText())
            .matcher(String.valueOf(labels.get("app.kubernetes.io/name")));
    assertThat(matcher.matches()).isTrue();
    return matcher.replaceFirst(replacement);
  }
}
