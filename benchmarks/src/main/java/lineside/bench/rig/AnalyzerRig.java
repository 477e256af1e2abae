package lineside.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lineside.analyzer.scenario.ScenarioArchive;
import lineside.analyzer.scenario.ScenarioDraw;
import lineside.analyzer.scenario.SimulatedPlant;

/** An archive whose report is known, and runs of the analyzer over it. Used by one thread. */
public final class AnalyzerRig {
  private static final int HEAP_MEGABYTES = 512;
  private static final int PARTS = 900;
  private static final String REPORT = "report";
  private static final List<String> FILES = List.of("index.html", "report.pdf", "patterns.json");

  private final Path directory;
  private final List<byte[]> expected;
  private final long wholeMillis;

  private AnalyzerRig(Path directory, List<byte[]> expected, long wholeMillis) {
    this.directory = directory;
    this.expected = expected;
    this.wholeMillis = wholeMillis;
  }

  /** Draws an archive and writes its report once, without being disturbed. */
  public static AnalyzerRig prepare(long seed, Path directory)
      throws IOException, InterruptedException {
    Path archive = Files.createDirectories(directory.resolve("archive"));
    ScenarioArchive.write(archive, new SimulatedPlant(ScenarioDraw.of(seed, PARTS)));
    long began = System.nanoTime();
    int code = run(directory).await();
    if (code != 0) {
      throw new IOException("the analyzer ended with " + code + ", see " + directory);
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    return new AnalyzerRig(directory, contents(directory.resolve(REPORT)), millis);
  }

  private static JavaProcess run(Path directory) throws IOException {
    return JavaProcess.start(
        new JavaProcess.Program(
            "analyzer",
            HEAP_MEGABYTES,
            AnalyzerMain.class.getName(),
            List.of(directory.resolve("archive").toString(), directory.resolve(REPORT).toString())),
        JavaProcess.Where.here(directory));
  }

  /** Takes away what earlier runs wrote. */
  public void forget() throws IOException {
    for (String file : FILES) {
      Files.deleteIfExists(directory.resolve(REPORT).resolve(file));
    }
  }

  /** Starts a run over what is there. */
  public JavaProcess begin() throws IOException {
    return run(directory);
  }

  /** How long a run takes that nobody disturbs, milliseconds. */
  public long wholeMillis() {
    return wholeMillis;
  }

  /** Whether the report is what it is without a disturbance, byte for byte. */
  public boolean isReportAsExpected() throws IOException {
    List<byte[]> found = contents(directory.resolve(REPORT));
    for (int i = 0; i < found.size(); i++) {
      if (!Arrays.equals(found.get(i), expected.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<byte[]> contents(Path out) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String file : FILES) {
      contents.add(Files.readAllBytes(out.resolve(file)));
    }
    return contents;
  }
}
