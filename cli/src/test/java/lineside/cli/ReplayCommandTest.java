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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  private static final String SAMPLE = "../sample-footage/models/small";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path directory;

  @Test
  void writesTheReportAndTheFigures() throws IOException {
    Path frames = Files.createDirectories(directory.resolve("frames/good"));
    Files.copy(Path.of(SAMPLE, "golden/06.png"), frames.resolve("1.png"));
    Files.write(frames.resolve("2.png"), new byte[] {1, 2, 3});
    Path json = directory.resolve("figures.json");

    int exit = run(SAMPLE, directory.resolve("frames") + "", "--json", json.toString());

    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString()).contains("1 judged, 1 damaged", "1 of 1, 100 %");
    assertThat(directory.resolve("out/index.html")).content().contains("2.png");
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertThat(figures.at("/agreement/count").asInt()).isEqualTo(1);
    assertThat(figures.at("/truth/pictures").asInt()).isEqualTo(1);
    assertThat(figures.at("/damaged").asInt()).isEqualTo(1);
  }

  @Test
  void failsWhenEveryPictureIsDamaged() throws IOException {
    Path frames = Files.createDirectories(directory.resolve("frames"));
    Files.write(frames.resolve("torn.png"), new byte[] {1, 2, 3});

    assertThat(run(SAMPLE, frames.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no picture could be judged");
    assertThat(directory.resolve("out/index.html")).content().contains("torn.png");
  }

  @Test
  void endsWithTwoWhenThereIsNoPicture() throws IOException {
    Path frames = Files.createDirectories(directory.resolve("frames"));

    assertThat(run(SAMPLE, frames.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--frames " + frames + " holds no picture");
  }

  @Test
  void endsWithTwoWhenAPackageIsMissing() throws IOException {
    Path frames = Files.createDirectories(directory.resolve("frames"));
    Files.copy(Path.of(SAMPLE, "golden/06.png"), frames.resolve("1.png"));

    assertThat(run(directory + "/no-model", frames.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(directory + "/no-model/model.json");
  }

  @Test
  void tellsAllProblemsTogether() throws IOException {
    Files.writeString(directory.resolve("out"), "");

    int exit = run(SAMPLE, "lineside.frame.v1", "--limit", "0", "--from", "2026-03-02T06:00:00Z");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .contains("for a topic give --bootstrap-servers")
        .contains("--limit is 0")
        .contains("--from and --until choose frames of a topic")
        .contains("/out is no directory");
  }

  @Test
  void endsWithTwoWhenATimeIsNone() {
    assertThat(run(SAMPLE, directory.toString(), "--from", "yesterday")).isEqualTo(2);
    assertThat(err.toString()).contains("--from").contains("yesterday");
  }

  private int run(String candidate, String frames, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "replay",
                "--baseline",
                SAMPLE,
                "--candidate",
                candidate,
                "--frames",
                frames,
                "--out",
                directory.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
  }
}
