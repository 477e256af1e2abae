package lineside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualifyCommandTest {
  private static final Path SAMPLE = Path.of("../sample-footage/models/small");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ObjectMapper json = new ObjectMapper();
  @TempDir private Path directory;

  @Test
  void printsEverySampleAloneAndInAFullBatch() throws IOException {
    Path file = directory.resolve("results.json");

    int exit = run("qualify", "--model", SAMPLE.toString(), "--json", file.toString());

    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString()).contains("golden/06.png", "alone", "full", "largest difference");
    JsonNode results = json.readTree(file.toFile());
    assertThat(results.path("qualified").asBoolean()).isTrue();
    assertThat(results.at("/variants/0/samples")).hasSize(14);
  }

  @Test
  void failsAndSaysByHowMuchAndWhere() throws IOException {
    Path model = copy();
    ObjectNode card = card(model);
    ((ObjectNode) card.at("/golden/6")).put("score", 0.25);
    ((ObjectNode) card.at("/golden/2")).put("score", 0.9);
    write(model, card);
    Path file = directory.resolve("results.json");

    int exit = run("qualify", "--model", model.toString(), "--json", file.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString())
        .contains("4 of 14 runs of samples differ")
        .contains("most golden/06.png (alone): 0.24004 off, 0.02000 allowed");
    assertThat(json.readTree(file.toFile()).path("qualified").asBoolean()).isFalse();
  }

  @Test
  void recordsTheScoresOfADescriptionWrittenByHand() throws IOException {
    Path model = copy();
    ObjectNode card = card(model);
    card.remove("golden");
    card.put("onnxSha256", "");
    write(model, card);

    int exit = run("qualify", "--model", model.toString(), "--record");

    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString()).contains("recorded 7 golden samples");
    assertThat(card(model).path("onnxSha256")).isEqualTo(card(SAMPLE).path("onnxSha256"));
    for (int i = 0; i < 7; i++) {
      assertThat(card(model).at("/golden/" + i + "/score").asDouble())
          .isCloseTo(
              card(SAMPLE).at("/golden/" + i + "/score").asDouble(),
              org.assertj.core.api.Assertions.within(0.02));
    }
  }

  @Test
  void leavesADescriptionAsItIsWhenRecordingFails() throws IOException {
    Path model = copy();
    Files.write(model.resolve("golden/07.png"), new byte[] {1, 2, 3});
    byte[] before = Files.readAllBytes(model.resolve("model.json"));

    int exit = run("qualify", "--model", model.toString(), "--record");

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("golden/07.png");
    assertThat(model.resolve("model.json")).hasBinaryContent(before);
  }

  @Test
  void endsWithTwoWhenThereIsNothingToRecord() {
    assertThat(run("qualify", "--model", directory.toString(), "--record")).isEqualTo(2);
    assertThat(err.toString()).contains("golden is no directory");
  }

  private ObjectNode card(Path model) throws IOException {
    return (ObjectNode) json.readTree(model.resolve("model.json").toFile());
  }

  private static void write(Path model, ObjectNode card) throws IOException {
    Files.writeString(model.resolve("model.json"), card.toPrettyString());
  }

  private Path copy() throws IOException {
    Path model = directory.resolve("model");
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, model.resolve(SAMPLE.relativize(file).toString()));
      }
    }
    return model;
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
