package lineside.vision.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processors that this process may use: those it is bound to, or less where the control group of
 * its container grants less time. A pool that is sized after the machine makes a process with a
 * quota stand still for the rest of each period.
 *
 * @param cpus processors, above 0; no whole number where a quota says so
 */
public record CpuQuota(double cpus) {
  private static final Logger LOG = LoggerFactory.getLogger(CpuQuota.class);
  private static final String UNLIMITED = "max";

  /** Checks the range. */
  public CpuQuota {
    if (!(cpus > 0)) {
      throw new IllegalArgumentException("cpus is " + cpus + ", must be above 0");
    }
  }

  /** What this process has. */
  public static CpuQuota ofThisProcess() {
    return of(Path.of("/"), Runtime.getRuntime().availableProcessors());
  }

  /**
   * What a process has whose {@code proc} and {@code sys} lie under a directory.
   *
   * @param root directory of {@code proc/self/cgroup} and {@code sys/fs/cgroup}
   * @param processors processors that it is bound to
   */
  static CpuQuota of(Path root, int processors) {
    double quota = processors;
    for (String line : lines(root.resolve("proc/self/cgroup"))) {
      // hierarchy:controllers:path, as in cgroups(7)
      String[] fields = line.split(":", 3);
      if (fields.length == 3) {
        quota = Math.min(quota, leastAlong(root, fields[1], fields[2]).orElse(processors));
      }
    }
    return new CpuQuota(quota);
  }

  /** Threads of one run where that many run at a time; at least 1. */
  public int threadsPerRun(int concurrentRuns) {
    if (concurrentRuns < 1) {
      throw new IllegalArgumentException("concurrent runs are " + concurrentRuns);
    }
    return Math.max(1, (int) (cpus / concurrentRuns));
  }

  /** A group has no more than any group above it. */
  private static OptionalDouble leastAlong(Path root, String controllers, String group) {
    boolean isUnified = controllers.isEmpty();
    if (!isUnified && !List.of(controllers.split(",")).contains("cpu")) {
      return OptionalDouble.empty();
    }
    Path mount = root.resolve("sys/fs/cgroup");
    Path top = isUnified ? mount : mount.resolve("cpu");
    OptionalDouble least = OptionalDouble.empty();
    Path relative = Path.of("/").relativize(Path.of(group).normalize());
    for (int names = relative.getNameCount(); names >= 0; names--) {
      Path at = names == 0 ? top : top.resolve(relative.subpath(0, names));
      OptionalDouble quota = isUnified ? unified(at) : separate(at);
      if (quota.isPresent() && quota.getAsDouble() < least.orElse(Double.MAX_VALUE)) {
        least = quota;
      }
    }
    return least;
  }

  private static OptionalDouble unified(Path group) {
    List<String> lines = lines(group.resolve("cpu.max"));
    String[] fields = lines.isEmpty() ? new String[0] : lines.get(0).strip().split("\\s+");
    return fields.length < 2 || fields[0].equals(UNLIMITED)
        ? OptionalDouble.empty()
        : share(fields[0], fields[1]);
  }

  private static OptionalDouble separate(Path group) {
    List<String> quota = lines(group.resolve("cpu.cfs_quota_us"));
    List<String> period = lines(group.resolve("cpu.cfs_period_us"));
    return quota.isEmpty() || period.isEmpty()
        ? OptionalDouble.empty()
        : share(quota.get(0), period.get(0));
  }

  private static OptionalDouble share(String quotaMicros, String periodMicros) {
    try {
      double share = Double.parseDouble(quotaMicros.strip()) / Long.parseLong(periodMicros.strip());
      return share > 0 ? OptionalDouble.of(share) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      LOG.warn("quota of the control group unreadable: {} of {}", quotaMicros, periodMicros);
      return OptionalDouble.empty();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      LOG.warn("quota of the control group unreadable: {}", e.getMessage());
      return List.of();
    }
  }

  /** Processors with two digits. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f cpus", cpus);
  }
}
