package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lineside.deploy.strict.StrictModels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictOverlaysTest {
  static List<String> overlays() {
    return Overlays.names();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyFieldOfEveryObjectIsKnownToWhoServesItsKind(String overlay) throws IOException {
    List<String> problems =
        Overlays.objects(overlay).stream()
            .flatMap(object -> StrictModels.problems(object).stream())
            .toList();

    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void noObjectStandsTwice(String overlay) throws IOException {
    Map<String, Long> counts =
        Overlays.objects(overlay).stream()
            .collect(Collectors.groupingBy(StrictOverlaysTest::id, Collectors.counting()));

    assertThat(counts).isNotEmpty().allSatisfy((id, count) -> assertThat(count).isEqualTo(1));
  }

  private static String id(ObjectNode object) {
    return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
  }
}
