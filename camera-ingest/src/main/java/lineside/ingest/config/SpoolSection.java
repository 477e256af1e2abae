package lineside.ingest.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import lineside.ingest.spool.SpoolPolicy;
import lineside.ingest.spool.SpoolSettings;

/** Reads the keys of the spool. */
final class SpoolSection {
  private SpoolSection() {}

  static SpoolSettings read(Section root, Function<String, Path> resolve, Path journalDir) {
    String dir = root.text("spool-dir", "");
    Path directory = dir.isEmpty() ? journalDir.resolve("spool") : resolve.apply(dir);
    long maxBytes = root.bytes("spool-max-bytes", SpoolSettings.DEFAULT_MAX_BYTES);
    if (maxBytes < SpoolSettings.LEAST_MAX_BYTES) {
      root.problem("spool-max-bytes", "is " + maxBytes + " bytes, at least 1MiB");
      maxBytes = SpoolSettings.LEAST_MAX_BYTES;
    }
    Duration after = root.duration("spool-after", SpoolSettings.DEFAULT_AFTER);
    Duration sync = root.duration("spool-sync-interval", SpoolSettings.DEFAULT_SYNC_INTERVAL);
    SpoolPolicy policy = root.choice("spool-policy", SpoolPolicy.DROP_OLDEST);
    return new SpoolSettings(directory, maxBytes, after, sync, policy);
  }
}
