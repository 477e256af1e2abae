package lineside.ingest.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootageCheckTest {
  @TempDir Path footage;

  @BeforeEach
  void writeFootage() throws IOException {
    TestFootage.writeHead(footage);
    TestFootage.trigger(footage, "a-top", 0, 1500, "000000.png");
    TestFootage.trigger(footage, "a-side", 0, 1500, "000000.png");
  }

  @Test
  void findsNothingWrongWithSoundFootageWhosePicturesAreMissing() {
    assertThat(FootageCheck.problems(footage)).isEmpty();
  }

  @Test
  void namesTheDamagedLineOfEveryClip() throws IOException {
    append("a-top", "{\"sequence\":1, garb\n");
    append("a-side", "\n");
    TestFootage.trigger(footage, "a-side", 2, 2500, "000002.png");

    assertThat(FootageCheck.problems(footage))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .contains("line 2 of", "a-top.jsonl", "is no trigger")
                    .doesNotContain("\n"),
            second -> assertThat(second).contains("line 2 of", "a-side.jsonl", "is blank"));
  }

  @Test
  void missesAClipWithoutTriggers() throws IOException {
    Files.delete(footage.resolve("clips/a-side.jsonl"));

    assertThat(FootageCheck.problems(footage))
        .singleElement()
        .asString()
        .contains("a-side.jsonl is not there");
  }

  @Test
  void namesEverythingThatIsWrongWithTheHead() throws IOException {
    head(
        """
        {"formatVersion":3,"startAt":"yesterday",
         "lines":[{"lineId":"line-a","cameras":["a-top"]},{"cameras":["a-top"]}]}
        """);

    assertThat(FootageCheck.problems(footage))
        .singleElement()
        .asString()
        .contains("format version 3, expected 1")
        .contains("startAt 'yesterday'")
        .contains("a line without lineId")
        .contains("names camera 'a-top' twice");
  }

  @Test
  void refusesAHeadWithoutCameras() throws IOException {
    head("{\"formatVersion\":1,\"startAt\":\"2026-03-02T06:00:00Z\",\"lines\":[]}");

    assertThat(FootageCheck.problems(footage))
        .singleElement()
        .asString()
        .contains("names no camera");
  }

  @Test
  void refusesAHeadThatIsNoJson() throws IOException {
    head("{\"formatVersion\":1, nope");

    assertThat(FootageCheck.problems(footage))
        .singleElement()
        .asString()
        .contains("footage.json is damaged");
  }

  private void head(String json) throws IOException {
    Files.writeString(footage.resolve("footage.json"), json);
  }

  private void append(String cameraId, String line) throws IOException {
    Files.writeString(
        footage.resolve("clips").resolve(cameraId + ".jsonl"), line, StandardOpenOption.APPEND);
  }
}
