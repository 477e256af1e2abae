package lineside.bench.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A load that ran for a while at its own pace.
 *
 * @param plan what the cameras did
 * @param from when the clock began to run
 * @param until when it stopped
 * @param end when everything had come to its end
 * @param peak the most of each while it ran
 */
record LoadRun(
    LoadPlan plan, IngestSample from, IngestSample until, IngestSample end, IngestPeak peak) {
  private static final long LOOK_MILLIS = 200;

  /** Less, and the rate was not reached. */
  private static final double LEAST_SHARE = 0.985;

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double BYTES_PER_MEGABYTE = 1e6;

  /** Plays a plan, waits until it runs evenly, and watches it. */
  static LoadRun of(IngestProcess ingest, LoadPlan plan, Duration settle, Duration length)
      throws IOException, InterruptedException {
    ingest.play(plan);
    TimeUnit.NANOSECONDS.sleep(settle.toNanos());
    IngestSample from = ingest.look();
    IngestSample until = from;
    IngestPeak peak = IngestPeak.of(from);
    while (until.nanos() - from.nanos() < length.toNanos()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      until = ingest.look();
      peak = peak.and(until);
    }
    IngestSample end = ingest.finish();
    return new LoadRun(plan, from, until, end, peak);
  }

  /** Frames a second that Kafka took. */
  double framesPerSecond() {
    return frames() * NANOS_PER_SECOND / (until.nanos() - from.nanos());
  }

  /** Megabytes of images a second that Kafka took. */
  double megabytesPerSecond(long imageBytes) {
    return framesPerSecond() * imageBytes / BYTES_PER_MEGABYTE;
  }

  /** Processor time of the ingest process for each frame that Kafka took, milliseconds. */
  double cpuMillisPerFrame() {
    return (until.cpuNanos() - from.cpuNanos()) / 1e6 / frames();
  }

  /** Processors that ingest kept busy. */
  double processors() {
    return (until.cpuNanos() - from.cpuNanos()) / (double) (until.nanos() - from.nanos());
  }

  private long frames() {
    return until.acknowledged() - from.acknowledged();
  }

  /** Triggers that ended neither as a frame nor as a loss. */
  long unaccounted() {
    return end.triggered() - end.acknowledged() - end.lost();
  }

  /** True when the rate was reached, nothing was lost and no frame touched the disk. */
  boolean isSustained() {
    return framesPerSecond() >= LEAST_SHARE * plan.framesPerSecond()
        && end.lost() == 0
        && peak.spoolBytes() == 0
        && unaccounted() == 0;
  }
}
