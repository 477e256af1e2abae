package lineside.deploy.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may not come along is named, and what may passes. */
class CheckComponentsTest {
  private static final Path LISTS = Path.of("../dependencies").toAbsolutePath().normalize();
  private static final Path LOCK = Path.of("../../mes-bridge/example-mes/package-lock.json");

  @TempDir Path dir;

  @Test
  void namesWhatHasNoAllowedLicenceAndWhatIsBanned() throws Exception {
    Path bill =
        bill(
            component("org.good", "fine", "1.0", "Apache-2.0"),
            component("org.good", "either", "1.0", "GPL-2.0-only\"}},{\"license\":{\"id\":\"MIT"),
            component("org.bad", "viral", "1.0", "GPL-3.0-only"),
            component("org.apache.logging.log4j", "log4j-core", "2.16.0", "Apache-2.0"),
            component("commons-collections", "commons-collections", "3.2.10", "Apache-2.0"),
            component("log4j", "log4j", "1.2.17", "Apache-2.0"));

    Said said = check(bill);

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text().lines())
        .anyMatch(line -> line.startsWith("org.bad:viral:1.0 comes under [GPL-3.0-only]"))
        .anyMatch(
            line -> line.startsWith("org.apache.logging.log4j:log4j-core:2.16.0 is banned: CVE-"))
        .anyMatch(line -> line.startsWith("log4j:log4j:1.2.17 is banned"))
        .contains("6 components, 3 that may not come along");
  }

  @Test
  void readsTheLockFileOfTheExampleMes() throws Exception {
    Said said = check(LOCK.toAbsolutePath());

    assertThat(said.text()).contains("9 components, 0 that may not come along");
    assertThat(said.exit()).isZero();
  }

  @Test
  void refusesWhatIsNoBillOfMaterials() throws Exception {
    Said said = check(Files.writeString(dir.resolve("other.json"), "{}"));

    assertThat(said.exit()).isNotZero();
    assertThat(said.text()).contains("neither CycloneDX nor a lock file");
  }

  private record Said(int exit, String text) {}

  private static Said check(Path document) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LISTS.resolve("CheckComponents.java").toString());
    command.addAll(List.of(LISTS.toString(), document.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private Path bill(String... components) throws IOException {
    return Files.writeString(
        dir.resolve("bom.json"),
        "{\"bomFormat\":\"CycloneDX\",\"components\":[" + String.join(",", components) + "]}");
  }

  private static String component(String group, String name, String version, String licence) {
    return "{\"group\":\"%s\",\"name\":\"%s\",\"version\":\"%s\",\"licenses\":[{\"license\":{\"id\":\"%s\"}}]}"
        .formatted(group, name, version, licence);
  }
}
