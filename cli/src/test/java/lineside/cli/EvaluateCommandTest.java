package lineside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.vision.model.ModelPackage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden pictures of the sample model are the data: six defects and a good one. */
class EvaluateCommandTest {
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

  @Test
  void measuresTheTestHalf() throws Exception {
    Path json = directory.resolve("figures.json");

    int exit = evaluate("--json", json.toString());

    assertThat(exit).as(err.toString()).isZero();
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertThat(figures.at("/model/sha256").asText()).isEqualTo(ModelPackage.load(SAMPLE).sha256());
    assertThat(figures.at("/duplicates/count").asInt()).isZero();
    assertThat(figures.at("/arithmetic/gmac").asDouble()).isPositive();
    assertThat(out.toString()).isNotBlank();
  }

  @Test
  void endsWithOneForATornFileOnlyWhenStrict() throws IOException {
    Files.write(directory.resolve("data/test/good/torn.png"), new byte[] {1, 2, 3});

    assertThat(evaluate()).as(err.toString()).isZero();
    assertThat(evaluate("--strict")).isEqualTo(1);
    assertThat(err.toString()).contains("torn.png");
  }

  @Test
  void tellsPerRegionHowManyFindingsDidNotCount() throws Exception {
    Path regions =
        Files.writeString(
            directory.resolve("regions.json"),
            "{\"ignoredPolygons\": [{\"name\": \"nearly all\", \"points\":"
                + " [{\"x\": 0, \"y\": 0}, {\"x\": 1, \"y\": 0}, {\"x\": 1, \"y\": 0.95},"
                + " {\"x\": 0, \"y\": 0.95}]}]}");
    Path json = directory.resolve("figures.json");

    int exit = evaluate("--regions", regions.toString(), "--json", json.toString());

    assertThat(exit).as(err.toString()).isZero();
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    int count = figures.at("/regions/suppressedFindings/nearly all").asInt();
    assertThat(count).isPositive();
    assertThat(out.toString()).contains(count + " findings did not count", "nearly all");
  }

  @Test
  void refusesRegionsThatAreNone() throws IOException {
    Path regions = Files.write(directory.resolve("mask.png"), new byte[] {1, 2});

    assertThat(evaluate("--regions", regions.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("mask.png is no regions: mask is no png");
  }

  @Test
  void saysEverythingThatIsWrongWithTheOptions() {
    int exit =
        run(
            "evaluate",
            "--data",
            directory.resolve("nowhere").toString(),
            "--json",
            directory.toString(),
            "--threads",
            "0");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .contains("nowhere has no folder test")
        .contains("--json " + directory + " is a directory")
        .contains("--threads is 0");
  }

  @Test
  void writesACardBesideTheWeights() throws IOException {
    Path model = copyOfSample();

    int exit = run("card", "--model", model.toString(), "--data", data(), "--seconds", "20");

    assertThat(exit).as(err.toString()).isZero();
    assertThat(model.resolve("card/index.html")).exists();
    assertThat(model.resolve("card/card.md")).exists();
    assertThat(model.resolve("model.json")).hasSameBinaryContentAs(SAMPLE.resolve("model.json"));
  }

  @Test
  void makesNoCardWithoutTestPictures() {
    int exit =
        run(
            "card",
            "--model",
            SAMPLE.toString(),
            "--data",
            directory.resolve("nowhere").toString(),
            "--seconds",
            "0");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("nowhere has no folder test").contains("--seconds is 0");
  }

  private Path copyOfSample() throws IOException {
    Path model = directory.resolve("model");
    Files.createDirectories(model.resolve("golden"));
    for (String file : new String[] {"model.json", "model.onnx"}) {
      Files.copy(SAMPLE.resolve(file), model.resolve(file));
    }
    try (var golden = Files.list(SAMPLE.resolve("golden"))) {
      for (Path file : golden.toList()) {
        Files.copy(file, model.resolve("golden").resolve(file.getFileName().toString()));
      }
    }
    return model;
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  private int evaluate(String... options) {
    String[] arguments = new String[options.length + 5];
    String[] fixed = {"evaluate", "--model", SAMPLE.toString(), "--data", data()};
    System.arraycopy(fixed, 0, arguments, 0, fixed.length);
    System.arraycopy(options, 0, arguments, fixed.length, options.length);
    return run(arguments);
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
