package lineside.footage.clip;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lineside.footage.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootageRendererIT {
  private static final String EVERY_PART_DEFECTIVE =
      """
      name: all-defective
      seed: 19
      start-at: 2026-03-02T06:00:00Z
      duration-seconds: 40
      lines:
        - id: line-a
          material: bracket
          product: bracket
          recipe: bracket-a
          parts-per-second: 2
          base-rate: 1
          visible-share: 0.7
          cameras:
            - {id: a-top, station: a1, view: bracket-top}
            - {id: a-side, station: a2, view: bracket-side, delay-millis: 200}
          alarm: {occurrences: 2, window-parts: 10, priority: low, action: Look.}
      """;
  private static final String CROWDED_STRIP =
      """
      name: crowded-strip
      seed: 23
      start-at: 2026-03-02T06:00:00Z
      duration-seconds: 8
      lines:
        - id: line-b
          material: strip
          product: strip
          recipe: strip-b
          parts-per-second: 2
          cameras: [{id: b-strip, station: b1, view: strip}]
          millimetres-per-pixel: 0.25
          coil-segments: 9
          alarm: {occurrences: 2, window-parts: 10, priority: low, action: Look.}
      causes:
        - {id: roll, factor: period, kind: scratch, camera: b-strip, period-mm: 63, first-sigma: 9, last-sigma: 9}
      """;

  @TempDir Path temp;

  @Test
  void rendersTheCommittedClipAgain() throws Exception {
    Scenario smoke = Scenario.load(Path.of("scenarios", "smoke.yaml"));

    FootageRenderer.render(smoke, temp.resolve("again"), ProgressListener.silent());

    assertThat(contents(temp.resolve("again"))).isEqualTo(contents(Path.of("clips", "smoke")));
  }

  @Test
  void sixOfTenDefectsOfEveryKindAreVisible() throws Exception {
    Footage footage = render(EVERY_PART_DEFECTIVE);
    Map<String, List<Boolean>> visible = new TreeMap<>();
    for (JsonNode part : footage.lines("truth.jsonl")) {
      for (JsonNode defect : part.get("defects")) {
        visible
            .computeIfAbsent(defect.get("kind").asText(), kind -> new ArrayList<>())
            .add(defect.get("visible").asBoolean());
      }
    }

    assertThat(visible).hasSize(6);
    visible.forEach(
        (kind, each) -> {
          assertThat(each).as(kind).hasSizeGreaterThanOrEqualTo(10).contains(true, false);
          assertThat(each.stream().filter(v -> v).count() / (double) each.size())
              .as(kind)
              .isGreaterThanOrEqualTo(0.6);
        });
  }

  @Test
  void defectAcrossTheBoundaryBelongsToTheSegmentWithMoreOfIt() throws Exception {
    Footage footage = render(CROWDED_STRIP);
    Map<String, JsonNode> parts = new TreeMap<>();
    for (JsonNode part : footage.lines("truth.jsonl")) {
      parts.put(part.get("partId").asText(), part);
    }
    int spillOver = 0;
    for (JsonNode part : parts.values()) {
      for (JsonNode defect : part.get("defects")) {
        if (!defect.get("continuesFrom").isNull()) {
          JsonNode owned =
              owned(requireNonNull(parts.get(defect.get("continuesFrom").asText())), defect);
          assertThat(owned.get("continuesFrom").isNull()).isTrue();
          assertThat(owned.get("areaPx").asInt())
              .isGreaterThanOrEqualTo(defect.get("areaPx").asInt());
          spillOver++;
        }
      }
    }

    assertThat(spillOver).isGreaterThan(2);
  }

  @Test
  void segmentsAreNamedByCoilAndPlaceAlongIt() throws Exception {
    Footage footage = render(CROWDED_STRIP);

    JsonNode tenth = footage.lines("clips/b-strip.jsonl").get(9);

    assertThat(tenth.get("partId").asText()).isEqualTo("coil-02/000000");
    assertThat(tenth.get("encoderPositionMm").asDouble()).isEqualTo(9 * 480 * 0.25);
  }

  @Test
  void directoryAppearsOnlyWhenItIsComplete() throws Exception {
    Path out = temp.resolve("late");
    List<Boolean> seen = new ArrayList<>();

    FootageRenderer.render(
        Scenario.parse(CROWDED_STRIP, "test"), out, (done, total) -> seen.add(Files.exists(out)));

    assertThat(seen).isNotEmpty().containsOnly(false);
    assertThat(FootageRenderer.isComplete(out)).isTrue();
    assertThat(temp.resolve("late.unfinished")).doesNotExist();
  }

  @Test
  void refusesDirectoryThatHoldsSomethingBeforeItDrawsAnything() throws Exception {
    Scenario scenario = Scenario.parse(CROWDED_STRIP, "test");
    Files.writeString(temp.resolve("notes.txt"), "precious");

    assertThatThrownBy(() -> FootageRenderer.render(scenario, temp, ProgressListener.silent()))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("not empty");
    assertThat(temp.resolve("notes.txt")).hasContent("precious");
  }

  private Footage render(String yaml) throws Exception {
    Path out = temp.resolve("footage");
    FootageRenderer.render(Scenario.parse(yaml, "test"), out, ProgressListener.silent());
    return new Footage(out);
  }

  private static JsonNode owned(JsonNode part, JsonNode defect) {
    for (JsonNode candidate : part.get("defects")) {
      if (candidate.get("defectId").equals(defect.get("defectId"))) {
        return candidate;
      }
    }
    throw new AssertionError(part + " does not have " + defect);
  }

  /** Hash of every file by relative path. */
  private static Map<String, Integer> contents(Path dir) throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(dir)) {
      for (Iterator<Path> it = files.filter(Files::isRegularFile).iterator(); it.hasNext(); ) {
        Path file = it.next();
        contents.put(
            dir.relativize(file).toString(), java.util.Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
