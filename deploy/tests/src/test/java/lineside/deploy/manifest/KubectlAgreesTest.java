package lineside.deploy.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import lineside.deploy.kustomize.YamlDocuments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The renderer of these tests against the real one, where that is installed. */
class KubectlAgreesTest {
  static List<String> overlays() {
    return Overlays.names();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void kubectlRendersTheSameObjects(String overlay) throws Exception {
    Map<String, JsonNode> ours = new TreeMap<>();
    Overlays.objects(overlay).forEach(object -> ours.put(id(object), object));

    Map<String, JsonNode> theirs = new TreeMap<>();
    YamlDocuments.parse(kubectl(overlay)).forEach(object -> theirs.put(id(object), object));

    assertThat(ours.keySet()).isEqualTo(theirs.keySet());
    ours.forEach((id, object) -> assertThat(object).as(id).isEqualTo(theirs.get(id)));
  }

  private static String kubectl(String overlay) throws InterruptedException, IOException {
    Process process;
    try {
      process =
          new ProcessBuilder("kubectl", "kustomize", Overlays.directory(overlay).toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException absent) {
      System.err.println("NOT RUN: no kubectl here, the renderer of the tests is not compared");
      return abort("no kubectl");
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new AssertionError("kubectl kustomize ends with " + process.exitValue());
    }
    return text;
  }

  private static String id(JsonNode object) {
    return object.path("apiVersion").asText()
        + " "
        + object.path("kind").asText()
        + " "
        + object.at("/metadata/name").asText();
  }
}
