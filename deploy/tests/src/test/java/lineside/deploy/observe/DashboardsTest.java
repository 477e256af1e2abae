package lineside.deploy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The form of the dashboards. That every metric exists which they ask for is held where it is told:
 * ObservedJobsIT, MetricsRouteTest, BrokerMetricsIT, DashboardIT.
 */
class DashboardsTest {
  private static final Path FOLDER = Path.of("../grafana");
  private static final int COLUMNS = 24;

  static List<Path> dashboards() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void hasOneForJobsCamerasBrokerAndConsoleEachWithANameOfItsOwn() throws IOException {
    Set<String> uids = new TreeSet<>();
    for (Path file : dashboards()) {
      uids.add(read(file).path("uid").asText());
    }

    assertThat(uids)
        .containsExactly("lineside-broker", "lineside-console", "lineside-ingest", "lineside-jobs");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsAskForSomethingAndDoNotLieOnEachOther(Path file) throws IOException {
    Set<String> cells = new TreeSet<>();
    for (JsonNode panel : read(file).path("panels")) {
      String title = panel.path("title").asText();
      assertThat(panel.path("targets")).as(title).isNotEmpty();
      JsonNode place = panel.path("gridPos");
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          int column = place.path("x").asInt() + x;
          assertThat(column).as(title).isLessThan(COLUMNS);
          assertThat(cells.add(column + "/" + (place.path("y").asInt() + y))).as(title).isTrue();
        }
      }
    }
    assertThat(cells).isNotEmpty();
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
