package lineside.bench.ingest;

import java.nio.file.Path;
import java.util.Set;
import lineside.bench.BrokerStarter;
import lineside.bench.Extent;

/**
 * What is measured of ingest.
 *
 * @param parts which questions are asked, at least one
 * @param load the load that has to be borne
 * @param model package whose pictures the JPEG is made of
 * @param extent how long
 * @param broker starts a broker in a process of its own
 * @param work directory for data and logs of every process
 */
public record IngestBenchConfig(
    Set<IngestPart> parts, Load load, Path model, Extent extent, BrokerStarter broker, Path work) {
  /**
   * A load.
   *
   * @param cameras number of cameras, at least 1
   * @param kilobytes size of a frame in thousands of bytes, 1 to 16,000
   * @param framesPerSecond of each camera, above 0, at most 1000
   */
  public record Load(int cameras, int kilobytes, double framesPerSecond) {
    private static final int MOST_KILOBYTES = 16_000;
    private static final double MOST_FRAMES_PER_SECOND = 1000;

    /** Checks the ranges. */
    public Load {
      if (cameras < 1) {
        throw new IllegalArgumentException("cameras are " + cameras + ", must be at least 1");
      }
      if (kilobytes < 1 || kilobytes > MOST_KILOBYTES) {
        throw new IllegalArgumentException(
            "frames have " + kilobytes + " kB, must be 1 to " + MOST_KILOBYTES);
      }
      if (!(framesPerSecond > 0 && framesPerSecond <= MOST_FRAMES_PER_SECOND)) {
        throw new IllegalArgumentException(
            "rate is %s frames a second, must be above 0 and at most %s"
                .formatted(framesPerSecond, MOST_FRAMES_PER_SECOND));
      }
    }

    /** Bytes of a frame. */
    public int frameBytes() {
      return kilobytes * SimulatedCamera.RAW_WIDTH_PX;
    }

    /** Frames a second of all cameras. */
    public double totalFramesPerSecond() {
      return cameras * framesPerSecond;
    }
  }

  /** Copies the set. */
  public IngestBenchConfig {
    parts = Set.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("no part of the benchmark is named");
    }
  }

  /** One number for a figure, another to see that it works. */
  int count(int full, int quick) {
    return extent == Extent.FULL ? full : quick;
  }
}
