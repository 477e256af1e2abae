package lineside.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.config.CameraConfig;
import lineside.ingest.config.ConfiguredCameras;
import lineside.ingest.config.IngestConfig;
import lineside.ingest.config.IngestConfigLoader;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.publish.RecordingPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowConfigTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;
  private Path file;
  private IngestService service;
  private FollowConfig following;

  @BeforeEach
  void startWithTwoCameras() throws Exception {
    file = directory.resolve("ingest.yaml");
    for (String camera : List.of("a", "b", "c")) {
      Files.createDirectories(directory.resolve(camera));
      Files.write(directory.resolve(camera + "/1.png"), TestPictures.png(6, 5));
      Files.write(directory.resolve(camera + "/2.png"), TestPictures.png(6, 5));
    }
    write(camera("a", "1h"), camera("b", "1h"));
    IngestConfig config = IngestConfigLoader.load(file);
    service =
        IngestService.start(
            ConfiguredCameras.of(config.cameras(), Instant.EPOCH),
            config.settings(),
            IngestClock.system(),
            new RecordingPublisher());
    following = FollowConfig.start(file, config, service, FollowConfigTest::cameras);
    await().atMost(PATIENCE).until(() -> triggered("a") == 1 && triggered("b") == 1);
  }

  @AfterEach
  void close() throws IOException {
    following.close();
    service.close();
  }

  @Test
  void startsWhatIsNewAndLeavesTheOthersAlone() throws IOException {
    write(camera("a", "1h"), camera("b", "1h"), camera("c", "1h"));

    await().atMost(PATIENCE).until(() -> ids().contains("c") && triggered("c") == 1);

    assertThat(ids()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(triggered("a")).isEqualTo(1);
  }

  @Test
  void endsWhatIsGone() throws IOException {
    write(camera("b", "1h"));

    await().atMost(PATIENCE).until(() -> ids().equals(List.of("b")));

    assertThat(service.finished()).isFalse();
  }

  @Test
  void startsAgainWhatIsSaidOtherwise() throws IOException {
    write(camera("a", "1h"), camera("b", "50ms"));

    await().atMost(PATIENCE).until(() -> ids().size() == 2 && triggered("b") == 2);

    assertThat(triggered("a")).isEqualTo(1);
  }

  /** The file is a link into a directory that is exchanged as a whole. */
  @Test
  void followsAConfigMapOfKubernetes() throws IOException {
    Path mount = directory.resolve("..data");
    Path first = Files.createDirectories(directory.resolve("..first"));
    Files.move(file, first.resolve("ingest.yaml"));
    Files.createSymbolicLink(mount, Path.of("..first"));
    Files.createSymbolicLink(file, Path.of("..data/ingest.yaml"));
    Path second = Files.createDirectories(directory.resolve("..second"));
    Files.writeString(second.resolve("ingest.yaml"), yaml(camera("b", "1h"), camera("c", "1h")));

    Files.createSymbolicLink(directory.resolve("..new"), Path.of("..second"));
    Files.move(
        directory.resolve("..new"),
        mount,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);

    await().atMost(PATIENCE).until(() -> ids().equals(List.of("b", "c")));
  }

  @Test
  void changesNothingForAFileWithProblems() throws IOException {
    write(camera("a", "1h"), camera("c", "soon"));

    following.reload();

    assertThat(ids()).containsExactlyInAnyOrder("a", "b");
  }

  private static List<CameraSet> cameras(List<CameraConfig> configs) throws IOException {
    return ConfiguredCameras.of(configs, Instant.EPOCH);
  }

  private List<String> ids() {
    return service.books().stream().map(CameraBooks::cameraId).toList();
  }

  private long triggered(String cameraId) {
    return service.books().stream()
        .filter(books -> books.cameraId().equals(cameraId))
        .mapToLong(CameraBooks::triggered)
        .findFirst()
        .orElse(-1);
  }

  private static String camera(String id, String period) {
    return "  - {id: %s, line: l, kind: folder, path: %s, recipe: r, period: %s}\n"
        .formatted(id, id, period);
  }

  private void write(String... cameras) throws IOException {
    Files.writeString(file, yaml(cameras));
  }

  private static String yaml(String... cameras) {
    return "bootstrap-servers: localhost:9092\njournal-dir: journal\ncameras:\n"
        + String.join("", cameras);
  }
}
