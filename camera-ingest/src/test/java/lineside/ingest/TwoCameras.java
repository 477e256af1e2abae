package lineside.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.config.ConfiguredCameras;
import lineside.ingest.config.IngestConfig;
import lineside.ingest.config.IngestConfigException;
import lineside.ingest.config.IngestConfigLoader;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.pace.Pace;
import lineside.ingest.publish.PlannedCamera;
import lineside.ingest.publish.RecordingPublisher;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.topic.Topic;

/**
 * A camera {@code bad} as a file configures it, beside a camera {@code good} that brings an image
 * each 50 ms whatever happens to the other.
 */
final class TwoCameras implements AutoCloseable {
  static final String BAD = "bad";
  static final String GOOD = "good";
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long PERIOD_MILLIS = 50;
  private static final int ENOUGH = 100_000;

  final RecordingPublisher publisher;
  private final IngestService service;

  private TwoCameras(RecordingPublisher publisher, IngestService service) {
    this.publisher = publisher;
    this.service = service;
  }

  /** Starts both; {@code keys} are those of the bad camera, as {@code kind: folder, ...}. */
  static TwoCameras start(Path directory, String keys) throws IOException, IngestConfigException {
    return start(directory, keys, IngestClock.system(), new RecordingPublisher());
  }

  static TwoCameras start(
      Path directory, String keys, IngestClock clock, RecordingPublisher publisher)
      throws IOException, IngestConfigException {
    String yaml =
        """
        bootstrap-servers: nobody:9092
        journal-dir: journal
        heartbeat-interval: 200ms
        spool-after: 100ms
        cameras:
          - {id: bad, line: line-a, %s}
        """
            .formatted(keys);
    IngestConfig config =
        IngestConfigLoader.load(Files.writeString(directory.resolve("ingest.yaml"), yaml));
    List<CameraSet> sets = new ArrayList<>(ConfiguredCameras.of(config.cameras(), Instant.EPOCH));
    CameraName good = new CameraName("line-a", GOOD);
    sets.add(
        new CameraSet(
            List.of(PlannedCamera.of(good, ENOUGH, PERIOD_MILLIS)), Pace.REALTIME, Instant.EPOCH));
    return new TwoCameras(
        publisher, IngestService.start(sets, config.settings(), clock, publisher));
  }

  List<CameraState> states() {
    return of(BAD, publisher.on(Topic.CAMERA, CameraState.class));
  }

  List<Loss> losses() {
    return publisher.on(Topic.LOSS, Loss.class).stream()
        .filter(loss -> loss.getCameraId().equals(BAD))
        .toList();
  }

  List<Frame> frames() {
    return frames(BAD);
  }

  private List<Frame> frames(String cameraId) {
    return publisher.on(Topic.FRAME, Frame.class).stream()
        .filter(frame -> frame.getCameraId().equals(cameraId))
        .toList();
  }

  private static List<CameraState> of(String cameraId, List<CameraState> states) {
    return states.stream().filter(state -> state.getCameraId().equals(cameraId)).toList();
  }

  /** Waits for a state of the bad camera. */
  CameraState awaitState(Predicate<CameraState> wanted) {
    return await()
        .atMost(PATIENCE)
        .until(() -> states().stream().filter(wanted).findFirst(), found -> found.isPresent())
        .orElseThrow();
  }

  /** Waits for the latest state of the bad camera to be as wanted. */
  void awaitNow(Predicate<CameraState> wanted) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              List<CameraState> states = states();
              return !states.isEmpty() && wanted.test(states.get(states.size() - 1));
            });
  }

  void awaitFrames(int count) {
    await().atMost(PATIENCE).until(() -> frames().size() >= count);
  }

  /**
   * The good camera was connected all the time, lost nothing, waited for nothing, and had nothing
   * to tell.
   */
  void assertThatTheOtherIsUntouched() {
    assertThatTheOtherLosesNothing();
    assertThat(of(GOOD, publisher.on(Topic.CAMERA, CameraState.class)))
        .isNotEmpty()
        .allMatch(state -> state.getDetail().isEmpty());
  }

  /** The same, but it may have something to tell that concerns both. */
  void assertThatTheOtherLosesNothing() {
    int before = frames(GOOD).size();
    await().atMost(PATIENCE).until(() -> frames(GOOD).size() > before + 10);
    CameraBooks books =
        service.books().stream()
            .filter(camera -> camera.cameraId().equals(GOOD))
            .findFirst()
            .orElseThrow();
    assertThat(books.lost()).isZero();
    assertThat(books.spool().frames()).isZero();
    assertThat(of(GOOD, publisher.on(Topic.CAMERA, CameraState.class)))
        .allMatch(state -> state.getStatus() == CameraStatus.CONNECTED);
    List<Frame> frames = frames(GOOD);
    for (int i = 1; i < frames.size(); i++) {
      assertThat(frames.get(i).getSequence()).isEqualTo(i);
      assertThat(Duration.between(frames.get(i - 1).getCapturedAt(), frames.get(i).getCapturedAt()))
          .as("image %d", i)
          .isBetween(Duration.ZERO, Duration.ofMillis(40 * PERIOD_MILLIS));
    }
  }

  CameraBooks books() {
    return service.books().stream()
        .filter(camera -> camera.cameraId().equals(BAD))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
