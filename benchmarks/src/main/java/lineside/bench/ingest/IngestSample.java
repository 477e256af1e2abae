package lineside.bench.ingest;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lineside.ingest.books.CameraBooks;

/**
 * What an ingest process says of itself at one moment: machine and books of all cameras together.
 *
 * @param nanos monotonic clock of that process
 * @param cpuNanos processor time of the whole process up to now, compiler and collector included
 * @param residentBytes resident memory, {@code VmRSS}
 * @param heapBytes heap that the machine has taken from the system
 * @param liveBytes heap that was in use after the last collection
 * @param directBytes buffers outside the heap that Java knows of
 * @param triggered triggers accepted
 * @param acknowledged frames that Kafka has taken
 * @param lost losses recorded
 * @param spooledFrames frames that wait on disk
 * @param spoolBytes disk that the spools take
 * @param oldestMillis age of the oldest frame that waits
 */
public record IngestSample(
    long nanos,
    long cpuNanos,
    long residentBytes,
    long heapBytes,
    long liveBytes,
    long directBytes,
    long triggered,
    long acknowledged,
    long lost,
    long spooledFrames,
    long spoolBytes,
    long oldestMillis) {
  private static final String RESIDENT = "VmRSS:";
  private static final int KIBIBYTE = 1024;

  /** Of this process, as of now. */
  static IngestSample of(List<CameraBooks> books) throws IOException {
    return new IngestSample(
        System.nanoTime(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(),
        residentBytes(Files.readAllLines(Path.of("/proc/self/status"))),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted(),
        liveHeap(),
        buffers(),
        books.stream().mapToLong(CameraBooks::triggered).sum(),
        books.stream().mapToLong(CameraBooks::acknowledged).sum(),
        books.stream().mapToLong(CameraBooks::lost).sum(),
        books.stream().mapToLong(one -> one.spool().frames()).sum(),
        books.stream().mapToLong(one -> one.spool().bytes()).sum(),
        books.stream().mapToLong(one -> one.spool().oldestMillis()).max().orElse(0));
  }

  /** What {@code /proc/PID/status} says, which is in KiB. */
  static long residentBytes(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith(RESIDENT))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + RESIDENT + " in " + status));
  }

  private static long liveHeap() {
    long sum = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage after = pool.getCollectionUsage();
      if (pool.getType() == MemoryType.HEAP && after != null) {
        sum += after.getUsed();
      }
    }
    return sum;
  }

  private static long buffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
