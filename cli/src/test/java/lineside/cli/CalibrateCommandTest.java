package lineside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.vision.model.ModelPackage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden pictures of the sample model are the data: six defects and a good one. */
class CalibrateCommandTest {
  private static final Path SAMPLE = Path.of("../sample-footage/models/small");
  private static final int DEFECTS = 6;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path directory;

  @BeforeEach
  void writeData() throws IOException {
    Path good = Files.createDirectories(directory.resolve("data/test/good"));
    Path defect = Files.createDirectories(directory.resolve("data/test/defect"));
    for (int i = 0; i <= DEFECTS; i++) {
      Path folder = i < DEFECTS ? defect : good;
      Files.copy(SAMPLE.resolve("golden/0" + i + ".png"), folder.resolve(i + ".png"));
    }
  }

  /** Half of the defects, 90 % sure: 0.5^4 is below 0.1, so six suffice. */
  @Test
  void writesThresholdsThatKeepThePromise() throws Exception {
    Path json = directory.resolve("figures.json");

    int exit =
        run(
            "--escapes",
            "0.5",
            "--confidence",
            "0.9",
            "--json",
            json.toString(),
            "--curves",
            directory.resolve("curves").toString());

    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("at most 50 %, 90 % sure", "not enough good samples: you need about 230");
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertThat(figures.at("/escapes/guarantee").asText()).isEqualTo("promised");
    assertThat(figures.at("/overkill/guarantee").asText()).isEqualTo("none");
    assertThat(figures.at("/samples/defect").asInt()).isEqualTo(DEFECTS);
    ModelPackage written = ModelPackage.load(directory.resolve("out"));
    assertThat(written.sha256()).isEqualTo(figures.at("/written").asText());
    assertThat(directory.resolve("curves/risk.svg")).exists();
  }

  @Test
  void writesNothingWhenThereAreTooFewDefects() {
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString())
        .contains("guarantee: none, 6 defect samples", "you need about 299", "nothing written");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void namesWhatDoesNotReadAndGoesOn() throws IOException {
    Files.write(directory.resolve("data/test/good/torn.png"), new byte[] {1, 2, 3});

    assertThat(run("--best-effort")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("torn.png", "pictures left out: 1", "1 good, 6 defect");
    assertThat(directory.resolve("out/model.json")).exists();
  }

  @Test
  void saysEverythingThatIsWrongWithTheOptions() {
    assertThat(run("--split", "train", "--escapes", "1.5", "--confidence", "0")).isEqualTo(2);
    assertThat(err.toString())
        .contains("has no folder train")
        .contains("--escapes is 1.5")
        .contains("--confidence is 0.0");
  }

  private int run(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "calibrate",
                "--model",
                SAMPLE.toString(),
                "--data",
                directory.resolve("data").toString(),
                "--out",
                directory.resolve("out").toString()));
    arguments.addAll(List.of(options));
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
  }
}
