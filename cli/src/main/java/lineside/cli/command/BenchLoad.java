package lineside.cli.command;

import lineside.bench.ingest.IngestBenchConfig.Load;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a load on ingest. */
final class BenchLoad {
  @Option(
      names = "--cameras",
      paramLabel = "N",
      description = "Simulated cameras (default: 16; 8 of bench spool).")
  private @Nullable Integer cameras;

  @Option(
      names = "--kilobytes",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Size of a frame in thousands of bytes (default: ${DEFAULT-VALUE}).")
  private int kilobytes;

  @Option(
      names = "--rate",
      defaultValue = "5",
      paramLabel = "N",
      description = "Frames a second of each camera (default: ${DEFAULT-VALUE}).")
  private double framesPerSecond;

  /**
   * The load.
   *
   * @param usualCameras number of cameras when none is said
   * @throws BadConfigurationException when it is out of range
   */
  Load checked(int usualCameras) throws BadConfigurationException {
    try {
      return new Load(cameras == null ? usualCameras : cameras, kilobytes, framesPerSecond);
    } catch (IllegalArgumentException wrong) {
      throw new BadConfigurationException(String.valueOf(wrong.getMessage()));
    }
  }
}
