package lineside.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lineside.analyzer.simulation.ArchiveFiles;
import lineside.analyzer.simulation.FakePictures;
import lineside.analyzer.simulation.Scenarios;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.vision.evidence.DirectoryEvidenceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own that are killed. */
class KilledRunIT {
  /** More with {@code -Dlineside.kills=N}. */
  private static final int KILLS = Integer.getInteger("lineside.kills", 3);

  private static final List<String> FILES = List.of("index.html", "report.pdf", "patterns.json");

  @TempDir Path folder;

  /** A run in a process of its own: directory, name of the report. */
  public static final class Run {
    private Run() {}

    /** Runs. */
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      try (RunLock lock = RunLock.take(folder.resolve("out"))) {
        Analysis.run(
            new AnalyzeConfig(
                folder.resolve("archive"),
                folder.resolve("evidence"),
                folder.resolve("out"),
                arguments[1],
                Instant.parse("2026-03-02T07:00:00Z")));
      }
    }
  }

  @Test
  void writesTheSameReportAfterBeingKilledAtAnyMoment() throws Exception {
    SimulatedArchive archive =
        SimulatedArchive.of(
            3,
            900,
            Scenarios.demo(),
            new FakePictures(new DirectoryEvidenceStore(folder.resolve("evidence"))));
    Path file = folder.resolve("archive/part-0.avro");
    ArchiveFiles.write(file, archive.rows().subList(0, 1200));
    assertThat(ended(start("report-0"))).isZero();
    ArchiveFiles.write(file, archive.rows());
    long start = System.nanoTime();
    assertThat(ended(start("report-1"))).isZero();
    long wholeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    List<byte[]> expected = contents();
    Random random = new Random(7);

    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start("report-1");
      boolean isOver =
          process.waitFor((long) (random.nextDouble() * wholeMillis), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      assertThat(isOver || process.exitValue() != 0).isTrue();
      assertThat(ended(start("report-1"))).isZero();

      assertThat(contents()).usingRecursiveComparison().isEqualTo(expected);
    }
  }

  private Process start(String reportId) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Run.class.getName(),
            folder.toString(),
            reportId)
        .inheritIO()
        .start();
  }

  private static int ended(Process process) throws InterruptedException {
    return process.waitFor();
  }

  private List<byte[]> contents() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String name : FILES) {
      contents.add(Files.readAllBytes(folder.resolve("out").resolve(name)));
    }
    return contents;
  }
}
