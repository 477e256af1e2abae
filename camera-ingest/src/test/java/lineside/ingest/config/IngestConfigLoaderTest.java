package lineside.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lineside.ingest.TestPictures;
import lineside.ingest.agent.InFlightLimit;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.clip.TestFootage;
import lineside.ingest.health.WatchedFrames;
import lineside.ingest.pace.Pace;
import lineside.ingest.spool.SpoolPolicy;
import lineside.ingest.spool.SpoolSettings;
import lineside.schemas.record.FrameEncoding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestConfigLoaderTest {
  @TempDir Path directory;

  @BeforeEach
  void writeSources() throws IOException {
    TestFootage.writeHead(directory.resolve("footage"));
    Files.createDirectories(directory.resolve("pictures"));
    Files.write(directory.resolve("pictures/a.png"), TestPictures.png(4, 4));
  }

  @Test
  void fillsInDefaults() throws Exception {
    IngestConfig config =
        load(
            """
            bootstrap-servers: localhost:9092
            journal-dir: journal
            cameras:
              - {id: a-top, line: line-a, kind: clip, path: footage}
            """);

    assertThat(config)
        .isEqualTo(
            new IngestConfig(
                "localhost:9092",
                new IngestSettings(
                    directory.resolve("journal"),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ZERO,
                    InFlightLimit.DEFAULT,
                    SpoolSettings.in(directory.resolve("journal/spool"))),
                List.of(
                    new CameraConfig(
                        new CameraName("line-a", "a-top"),
                        CameraKind.CLIP,
                        directory.resolve("footage"),
                        Pace.REALTIME,
                        "",
                        Duration.ofMillis(200),
                        new EncodingConfig(EncodingChoice.AS_STORED, 95)))));
  }

  @Test
  void takesEveryKey() throws Exception {
    IngestConfig config =
        load(
            """
            bootstrap-servers: broker-1:9092,broker-2:9093
            journal-dir: /var/lib/lineside/journal
            heartbeat-interval: 500ms
            max-skew: 3s
            lead-time: 4s
            memory-max-frames: 9
            memory-max-bytes: 5MiB
            spool-dir: spool
            spool-max-bytes: 700MiB
            spool-after: 900ms
            spool-sync-interval: 250ms
            spool-policy: drop-newest
            cameras:
              - id: a-side
                line: line-b
                kind: folder
                path: pictures
                pace: max
                recipe: spindle
                period: 2m
                encoding: jpeg
                jpeg-quality: 80
            """);

    assertThat(config)
        .isEqualTo(
            new IngestConfig(
                "broker-1:9092,broker-2:9093",
                new IngestSettings(
                    Path.of("/var/lib/lineside/journal"),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(4),
                    new InFlightLimit(9, 5L << 20),
                    new SpoolSettings(
                        directory.resolve("spool"),
                        700L << 20,
                        Duration.ofMillis(900),
                        Duration.ofMillis(250),
                        SpoolPolicy.DROP_NEWEST)),
                List.of(
                    new CameraConfig(
                        new CameraName("line-b", "a-side"),
                        CameraKind.FOLDER,
                        directory.resolve("pictures"),
                        Pace.MAX,
                        "spindle",
                        Duration.ofMinutes(2),
                        new EncodingConfig(EncodingChoice.JPEG, 80)))));
  }

  @Test
  void reportsEveryProblemAtOnce() {
    IngestConfigException failure =
        problems(
            """
            bootstrap-servers: localhost
            heartbeat-intervall: 1s
            max-skew: soon
            cameras:
              - {id: a-top, line: line-a, kind: clip, path: nowhere, recipe: r1}
              - {id: a-top, line: 'line b', kind: disk, path: pictures, period: 0s}
              - {id: a-top, line: line-a, kind: folder, path: pictures, jpeg-quality: 101}
              - {id: a-top, line: line-c, kind: clip, path: pictures, piriod: 1s}
              - just words
            """);

    assertThat(failure.problems())
        .containsExactlyInAnyOrder(
            "bootstrap-servers: expected host:port, got 'localhost'",
            "journal-dir: is missing",
            "heartbeat-intervall: unknown key, did you mean heartbeat-interval?",
            "max-skew: expected a duration such as 200ms, 1s or 5m, got 'soon'",
            "cameras[0].path: no such directory: " + directory.resolve("nowhere"),
            "cameras[0].recipe: is set by the clip itself",
            "cameras[1].line: expected up to 64 letters, digits, dots and dashes, got 'line b'",
            "cameras[1].kind: expected one of [clip, folder, gige, push, stream, usb, video,"
                + " watched-folder], got 'disk'",
            "cameras[1].period: is 0, at least 1ms",
            "cameras[1].id: 'a-top' is used twice",
            "cameras[2].jpeg-quality: is 101, 1 to 100",
            "cameras[2].jpeg-quality: counts only with encoding: jpeg",
            "cameras[2].recipe: is missing, a folder does not name its recipe",
            "cameras[2].id: 'a-top' is used twice",
            "cameras[3].path: no footage.json in " + directory.resolve("pictures"),
            "cameras[3].piriod: unknown key, did you mean period?",
            "cameras[3].id: 'a-top' is used twice",
            "cameras[4]: expected keys with values",
            "cameras[4].id: is missing",
            "cameras[4].line: is missing",
            "cameras[4].kind: is missing",
            "cameras[4].path: is missing");
    assertThat(failure).hasMessageContaining("ingest.yaml has 22 problems:\n  ");
  }

  @Test
  void needsACamera() {
    assertThat(problems("{bootstrap-servers: 'b:1', journal-dir: j}").problems())
        .containsExactly("cameras: at least one camera is needed");
  }

  @Test
  void reportsAFileThatIsNoYaml() {
    assertThat(problems("cameras:\n  - [").problems())
        .singleElement()
        .asString()
        .startsWith("file: is no YAML, line 2 column 6: ");
  }

  @Test
  void saysWhenThereIsNoFile() {
    assertThatThrownBy(() -> IngestConfigLoader.load(directory.resolve("nowhere.yaml")))
        .isInstanceOf(IngestConfigException.class)
        .hasMessageContaining("file: there is none of this name");
  }

  @Test
  void looksOnlyAtKeysOfAllCamerasWhenTheKindIsUnknown() {
    assertThat(
            problems(
                    """
                    bootstrap-servers: 'b:1'
                    journal-dir: j
                    cameras:
                      - {id: c, line: l, kind: giga, device: 10.0.0.9, exposure: 5000, pace: max}
                    """)
                .problems())
        .containsExactly(
            "cameras[0].kind: expected one of [clip, folder, gige, push, stream, usb, video,"
                + " watched-folder], got 'giga', did you mean gige?");
  }

  @Test
  void putsCamerasOfOneFootageAndPaceOnOneLineTime() throws Exception {
    IngestConfig config =
        load(
            """
            bootstrap-servers: localhost:9092
            journal-dir: journal
            cameras:
              - {id: a-top, line: line-a, kind: clip, path: footage, pace: max}
              - {id: p-1, line: line-p, kind: folder, path: pictures, recipe: r1, encoding: raw}
              - {id: a-side, line: line-a, kind: clip, path: footage, pace: max}
            """);

    List<CameraSet> sets =
        ConfiguredCameras.of(config.cameras(), Instant.parse("2026-11-22T08:00:00Z"));

    assertThat(sets).hasSize(2);
    assertThat(sets.get(0).cameras().stream().map(camera -> camera.name().cameraId()))
        .containsExactly("a-top", "a-side");
    assertThat(sets.get(0).recordedAt()).isEqualTo(TestFootage.START_AT);
    assertThat(sets.get(1).pace()).isEqualTo(Pace.REALTIME);
    assertThat(sets.get(1).recordedAt()).isEqualTo("2026-11-22T08:00:00Z");
    assertThat(sets.get(1).cameras().get(0).encoder().encoding()).isEqualTo(FrameEncoding.RAW);
    assertThat(sets.get(1).cameras().get(0).frames()).isInstanceOf(WatchedFrames.class);
  }

  private IngestConfig load(String yaml) throws IngestConfigException, IOException {
    return IngestConfigLoader.load(Files.writeString(directory.resolve("ingest.yaml"), yaml));
  }

  private IngestConfigException problems(String yaml) {
    return catchThrowableOfType(IngestConfigException.class, () -> load(yaml));
  }
}
