package lineside.deploy.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alert rules are read by Prometheus' own tool, fire on planted series, and are explained. */
class AlertRulesTest {
  private static final Path DEPLOY = Path.of("..");
  private static final Path RULES = DEPLOY.resolve("metrics/alerts.yml");
  private static final Path TESTS = DEPLOY.resolve("metrics/alerts-test.yml");
  private static final Pattern JOB = Pattern.compile("job=~?\"([^\"]+)\"");

  @Test
  void everyRuleFiresOnWhatItIsForAndNotOnALineThatIsWell() throws Exception {
    assertThat(promtool("test", "rules", TESTS.toString())).contains("SUCCESS");
  }

  @Test
  void everyRuleIsTriedAndExplained() throws IOException {
    Set<String> rules = names();

    String operations = Files.readString(DEPLOY.resolve("../docs/operations.md"));
    assertThat(rules).hasSizeGreaterThan(10);
    assertThat(rules).allSatisfy(rule -> assertThat(operations).contains("`" + rule + "`"));
    Set<String> tried = new TreeSet<>();
    Set<String> fired = new TreeSet<>();
    for (JsonNode trial : yaml(TESTS).findValues("alert_rule_test")) {
      for (JsonNode alert : trial) {
        tried.add(alert.path("alertname").asText());
        if (!alert.path("exp_alerts").isEmpty()) {
          fired.add(alert.path("alertname").asText());
        }
      }
    }
    assertThat(fired).isEqualTo(rules).isEqualTo(tried);
  }

  @Test
  void asksOnlyForJobsThatPrometheusOfComposeScrapesAndThoseOfKubernetesAlone() throws IOException {
    Set<String> scraped =
        yaml(DEPLOY.resolve("compose/prometheus.yml")).findValuesAsText("job_name").stream()
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> asked =
        JOB.matcher(Files.readString(RULES))
            .results()
            .map(MatchResult::group)
            .flatMap(jobs -> List.of(jobs.replaceAll("job=~?|\"", "").split("\\|", -1)).stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(scraped).contains("lineside-ingest", "lineside-broker");
    scraped.addAll(Set.of("lineside-uplink", "lineside-traces"));
    assertThat(scraped).isEqualTo(asked);
  }

  private static Set<String> names() throws IOException {
    return new TreeSet<>(yaml(RULES).findValuesAsText("alert"));
  }

  private static JsonNode yaml(Path file) throws IOException {
    return new YAMLMapper().readTree(file.toFile());
  }

  private static String promtool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException absent) {
      System.err.println("NOT RUN: no promtool here, the alert rules are not tried");
      return abort("no promtool");
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new AssertionError("promtool " + String.join(" ", arguments) + ": " + said);
    }
    return said;
  }
}
