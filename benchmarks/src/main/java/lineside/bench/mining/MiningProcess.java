package lineside.bench.mining;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import lineside.analyzer.Analysis;
import lineside.analyzer.AnalysisResult;
import lineside.analyzer.AnalyzeConfig;

/**
 * One run of the analyzer that says what it took: inspections, patterns, milliseconds on the wall,
 * milliseconds of the processor (compiler and collector too), highest memory of the process in KiB.
 */
public final class MiningProcess {
  private MiningProcess() {}

  /** Takes archive and report directory. */
  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    AnalysisResult result =
        Analysis.run(
            new AnalyzeConfig(
                Path.of(arguments[0]),
                Path.of(arguments[0]).resolveSibling("evidence"),
                Files.createDirectories(Path.of(arguments[1])),
                "bench",
                Instant.EPOCH));
    long wallMillis = (System.nanoTime() - start) / 1_000_000;
    long cpuMillis =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
            / 1_000_000;
    System.out.printf(
        "%d %d %d %d %d%n",
        result.inspections(), result.patterns().size(), wallMillis, cpuMillis, peakKib());
  }

  private static long peakKib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
