package lineside.bench.rig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import lineside.analyzer.Analysis;
import lineside.analyzer.AnalyzeConfig;
import lineside.analyzer.RunLock;

/** One run of the analyzer at a moment that is always the same: archive, report directory. */
public final class AnalyzerMain {
  private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");

  private AnalyzerMain() {}

  /** Runs. */
  public static void main(String[] arguments) throws Exception {
    Path archive = Path.of(arguments[0]);
    Path out = Files.createDirectories(Path.of(arguments[1]));
    try (RunLock lock = RunLock.take(out)) {
      Analysis.run(
          new AnalyzeConfig(archive, archive.resolveSibling("evidence"), out, "bench", NOW));
    }
  }
}
