package lineside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void explainsEveryCommand() {
    for (String command :
        new String[] {
          "demo",
          "ingest",
          "analyze",
          "train",
          "calibrate",
          "quantise",
          "evaluate",
          "card",
          "qualify",
          "replay",
          "deploy",
          "models",
          "audit",
          "topics",
          "doctor"
        }) {
      assertThat(run(command, "--help")).as(command).isZero();
    }
    for (String benchmark : new String[] {"kill", "fuzz", "ingest", "spool", "encodings"}) {
      assertThat(run("bench", benchmark, "--help")).as(benchmark).isZero();
    }
    assertThat(run("footage", "render", "--help")).isZero();
    assertThat(run("--help")).isZero();
  }

  @Test
  void endsWithTwoWhenAnOptionIsUnknown() {
    assertThat(run("demo", "--speed", "9")).isEqualTo(2);
    assertThat(err.toString()).contains("--speed");
  }

  @Test
  void endsWithTwoWhenABenchmarkCannotBeRunAsAsked() {
    assertThat(run("bench", "ingest", "--cameras", "0")).isEqualTo(2);
    assertThat(run("bench", "ingest", "--part", "speed")).isEqualTo(2);
    assertThat(run("bench", "spool", "--seconds", "2")).isEqualTo(2);
    assertThat(run("bench", "encodings", "--images", "nowhere", "--pictures", "0")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "cameras are 0, must be at least 1",
            "outage is PT2S, must be at least PT5S",
            "--pictures is 0, must be at least 1",
            "--images nowhere is no directory");
  }

  @Test
  void endsWithTwoWhenNoCommandIsGiven() {
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void tellsAllProblemsOfADemoTogether(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    int exit = run("demo", "--images", directory.resolve("nowhere") + "", "--out", file.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("nowhere is no directory", file + " is no directory");
  }

  @Test
  void refusesAPlaceForResultsThatCannotBeCreated(@TempDir Path directory) throws IOException {
    Files.write(directory.resolve("1.png"), new byte[] {1});
    Path file = Files.writeString(directory.resolve("file"), "");

    int exit = run("demo", "--images", directory.toString(), "--out", file + "/out");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--out " + file + "/out cannot be created");
  }

  @Test
  void tellsAllProblemsOfAScenarioTogether(@TempDir Path directory) throws IOException {
    Path scenario =
        Files.writeString(
            directory.resolve("bad.yaml"),
            """
            name: bad
            sede: 7
            duration: -4 s
            """);

    int exit = run("footage", "render", scenario.toString(), "--out", directory + "/out");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().lines().count()).isGreaterThan(1);
    assertThat(err.toString()).contains("bad.yaml", "sede");
  }

  @Test
  void tellsAllProblemsOfAnIngestConfigurationTogether(@TempDir Path directory) throws IOException {
    Path config =
        Files.writeString(directory.resolve("ingest.yaml"), "bootstrap-server: localhost\n");

    int exit = run("ingest", "--config", config.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("bootstrap-servers", "journal-dir", "cameras");
  }

  @Test
  void refusesAMissingModelWithItsPathBeforeAnythingStarts(@TempDir Path directory)
      throws IOException {
    Files.write(directory.resolve("1.png"), new byte[] {1});

    int exit =
        run(
            "demo",
            "--once",
            "--images",
            directory.toString(),
            "--out",
            directory + "/out",
            "--model",
            directory + "/no-model");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains(directory + "/no-model/model.json");
  }

  @Test
  void refusesAProviderThatIsNotThereBeforeAnythingStarts(@TempDir Path directory)
      throws IOException {
    Files.write(directory.resolve("1.png"), new byte[] {1});

    int exit =
        run(
            "demo",
            "--once",
            "--images",
            directory.toString(),
            "--out",
            directory + "/out",
            "--model",
            "../sample-footage/models/small",
            "--provider",
            "cuda");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("provider cuda is not available");
  }

  @Test
  void refusesACorruptModelWithBothHashes(@TempDir Path directory) throws IOException {
    Path model = Files.createDirectories(directory.resolve("model"));
    Files.writeString(model.resolve("model.json"), "{\"formatVersion\":1}");

    int exit = run("qualify", "--model", model.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains(model + "/model.json", "sha-256");
  }

  @Test
  void saysWhatThisMachineHas(@TempDir Path directory) throws IOException {
    Path json = directory.resolve("doctor.json");

    assertThat(run("doctor", "--json", json.toString())).isZero();
    assertThat(out.toString())
        .contains("jdk", "onnx runtime", "codecs")
        .doesNotContain("NOT WORKING");
    assertThat(json).content().contains("\"cores\"");
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
