package lineside.ingest.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lineside.ingest.IngestService;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.pace.Pace;
import lineside.ingest.spool.SpoolPolicy;
import lineside.ingest.spool.SpoolSettings;

/** Ingest in a process of its own, to be killed: BOOTSTRAP TRIGGERS WORK_DIRECTORY. */
final class IngestProcess {
  private static final Duration PERIOD = Duration.ofMillis(50);

  private IngestProcess() {}

  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[2]);
    CameraSet set =
        new CameraSet(
            List.of(
                PlannedCamera.of(
                    new CameraName("images", "images"),
                    Long.parseLong(args[1]),
                    PERIOD.toMillis())),
            Pace.REALTIME,
            Instant.EPOCH);
    IngestSettings settings =
        IngestSettings.withJournalIn(work)
            .withSpool(
                new SpoolSettings(
                    work.resolve("spool"),
                    64 << 20,
                    Duration.ofMillis(300),
                    Duration.ofSeconds(1),
                    SpoolPolicy.DROP_OLDEST));
    try (IngestService service =
        IngestService.start(
            List.of(set), settings, IngestClock.system(), KafkaFramePublisher.open(args[0]))) {
      while (!service.finished()) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }
}
