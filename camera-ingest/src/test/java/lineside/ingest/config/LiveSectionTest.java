package lineside.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import lineside.ingest.encode.Region;
import lineside.ingest.genicam.GigeSettings;
import lineside.ingest.genicam.GigeTrigger;
import lineside.ingest.stream.StreamAddress;
import lineside.ingest.web.WebSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSectionTest {
  private static final String HEAD =
      "bootstrap-servers: localhost:9092\njournal-dir: journal\ncameras:\n";

  @TempDir Path directory;

  @Test
  void takesEveryKeyOfAStreamAndShowsNoPassword() throws Exception {
    Files.writeString(directory.resolve("secret"), "s3cr:et\n");
    IngestConfig config =
        load(
            HEAD
                + "  - {id: a-top, line: line-a, kind: stream, url: 'rtsp://10.0.0.5/line',"
                + " user: anna, password-file: secret, timeout: 3s, recipe: bracket-a,"
                + " period: 500ms, encoding: raw-zstd, region: '8, 4, 320, 240'}\n");

    CameraConfig camera = config.cameras().get(0);
    assertThat(camera.live())
        .isEqualTo(
            new LiveSource.Stream(
                new StreamAddress(URI.create("rtsp://10.0.0.5/line"), "anna", "s3cr:et"),
                Duration.ofSeconds(3),
                new TriggerConfig(TriggerChoice.PERIOD, "bracket-a", Duration.ofMillis(500))));
    assertThat(camera.encoding())
        .isEqualTo(
            new EncodingConfig(EncodingChoice.RAW_ZSTD, 95, new Region(8, 4, 320, 240), null));
    assertThat(config.toString()).contains("anna").doesNotContain("s3cr:et");
  }

  @Test
  void takesEveryKeyOfAGigeCamera() throws Exception {
    IngestConfig config =
        load(
            HEAD
                + "  - {id: a-top, line: line-a, kind: gige, device: 10.0.0.7, interface: 10.0.0.1,"
                + " pixel-format: Mono12Packed, exposure: 1500, gain: 2.5, camera-trigger: line,"
                + " timeout: 700ms, trigger: device, recipe: bracket-a}\n");

    assertThat(config.cameras().get(0).live())
        .isEqualTo(
            new LiveSource.Gige(
                new GigeSettings(
                    "10.0.0.7",
                    "10.0.0.1",
                    "Mono12Packed",
                    Duration.ofNanos(1_500_000),
                    2.5,
                    GigeTrigger.LINE,
                    Duration.ofMillis(700)),
                new TriggerConfig(TriggerChoice.DEVICE, "bracket-a", Duration.ofMillis(200))));
  }

  @Test
  void servesHttpWhereAPortIsNamed() throws Exception {
    IngestConfig config =
        load("http-port: 8480\n" + HEAD + "  - {id: a-top, line: line-a, kind: push}\n");

    assertThat(config.web()).isEqualTo(new WebSettings("127.0.0.1", 8480));
    assertThat(config.cameras().get(0).live()).isEqualTo(new LiveSource.Pushed());
  }

  @Test
  void reportsEveryProblemAtOnce() {
    IngestConfigException refused =
        catchThrowableOfType(
            IngestConfigException.class,
            () ->
                load(
                    HEAD
                        + "  - {id: a, line: l, kind: stream, url: 'rtsp://u:p@h/x', password: x,"
                        + " trigger: device, recipe: r, region: 1}\n"
                        + "  - {id: b, line: l, kind: gige, trigger: device, recipe: r, exposure:"
                        + " 0, gain: much}\n"
                        + "  - {id: c, line: l, kind: push, empty-view: nowhere.png, pace:"
                        + " max}\n"));

    assertThat(refused.problems())
        .contains(
            "cameras[0].user: is missing, there is a password",
            "cameras[0].url: holds a user, which belongs to the keys user and password",
            "cameras[0].trigger: this kind of camera does not count its images",
            "cameras[0].region: expected x,y,width,height in pixels, got '1'",
            "cameras[1].device: is missing",
            "cameras[1].exposure: is 0 microseconds, at least 1",
            "cameras[1].gain: expected decibels, got 'much'",
            "cameras[1].camera-trigger: expected free-run or line, with trigger: device",
            "cameras[2].pace: a camera runs in real time",
            "http-port: is missing, camera c is called by HTTP");
  }

  private IngestConfig load(String yaml) throws IngestConfigException, IOException {
    return IngestConfigLoader.load(Files.writeString(directory.resolve("ingest.yaml"), yaml));
  }
}
