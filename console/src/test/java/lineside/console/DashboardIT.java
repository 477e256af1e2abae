package lineside.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lineside.console.plant.Browser;
import lineside.console.plant.Consoles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of the console asks for nothing that the console does not tell. */
class DashboardIT {
  private static final Path DASHBOARD = Path.of("../deploy/grafana/console.json");
  private static final Pattern METRIC = Pattern.compile("\\b(lineside|jvm|process)_[a-z0-9_]+");

  @TempDir Path dir;

  @Test
  void asksForMetricsThatAreThere() throws Exception {
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    Set<String> told;
    try (Console console =
        Console.start(Consoles.config("127.0.0.1:1", dir, ConsoleConfig.Access.demo()))) {
      Browser browser = new Browser(console.address());
      browser.open();
      browser.get("api/operate");
      told = namesIn(scraped(browser, console));
    }

    Set<String> asked =
        dashboard.findValues("expr").stream()
            .flatMap(expression -> namesIn(expression.asText()).stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(asked).hasSizeGreaterThan(10);
    assertThat(told).containsAll(asked);
  }

  private static String scraped(Browser browser, Console console) throws Exception {
    return browser
        .client()
        .send(
            HttpRequest.newBuilder(URI.create(console.address() + "metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static Set<String> namesIn(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = METRIC.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }
}
