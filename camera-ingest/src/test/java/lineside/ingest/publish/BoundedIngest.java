package lineside.ingest.publish;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lineside.ingest.IngestService;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.pace.Pace;
import lineside.ingest.spool.SpoolPolicy;
import lineside.ingest.spool.SpoolSettings;

/**
 * Ingest in a process of its own that tells its memory five times a second, until it is killed:
 * BOOTSTRAP CAMERAS WORK_DIRECTORY. Images have 1.2 MB, ten a second.
 */
final class BoundedIngest {
  static final int IMAGE_WIDTH_PX = 8000;

  private static final long PERIOD_MILLIS = 100;
  private static final long SPOOL_BYTES = 64L << 20;

  private BoundedIngest() {}

  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[2]);
    List<Camera> cameras =
        IntStream.range(0, Integer.parseInt(args[1]))
            .mapToObj(i -> new CameraName("line-a", "cam-" + i))
            .map(name -> PlannedCamera.of(name, 1_000_000, PERIOD_MILLIS, IMAGE_WIDTH_PX))
            .toList();
    IngestSettings settings =
        IngestSettings.withJournalIn(work)
            .withSpool(
                new SpoolSettings(
                    work.resolve("spool"),
                    SPOOL_BYTES,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    SpoolPolicy.DROP_OLDEST));
    try (IngestService service =
        IngestService.start(
            List.of(new CameraSet(cameras, Pace.REALTIME, Instant.EPOCH)),
            settings,
            IngestClock.system(),
            KafkaFramePublisher.open(args[0]))) {
      while (true) {
        tell(service, work.resolve("memory.txt"));
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private static void tell(IngestService service, Path file) throws IOException {
    List<CameraBooks> books = service.books();
    long ofOne = books.stream().mapToLong(camera -> camera.memory().bytes()).max().orElse(0);
    long bound = books.stream().mapToLong(camera -> camera.memory().boundBytes()).max().orElse(0);
    long delivered = books.stream().mapToLong(CameraBooks::acknowledged).sum();
    long spooled = books.stream().mapToLong(camera -> camera.spool().frames()).sum();
    long lost = books.stream().mapToLong(CameraBooks::lost).sum();
    long direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    String line =
        String.format(
            Locale.ROOT, "%d %d %d %d %d %d%n", delivered, spooled, lost, ofOne, bound, direct);
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
