package lineside.ingest.config;

import lineside.ingest.agent.InFlightLimit;

/** Reads the keys that bound the memory of each camera. */
final class MemorySection {
  private static final long LEAST_BYTES = 64 << 10;

  private MemorySection() {}

  static InFlightLimit read(Section root) {
    InFlightLimit otherwise = InFlightLimit.DEFAULT;
    int frames = root.number("memory-max-frames", otherwise.maxFrames());
    if (frames < 1) {
      root.problem("memory-max-frames", "is " + frames + ", at least 1");
      frames = otherwise.maxFrames();
    }
    long bytes = root.bytes("memory-max-bytes", otherwise.maxBytes());
    if (bytes < LEAST_BYTES) {
      root.problem("memory-max-bytes", "is " + bytes + " bytes, at least 64KiB");
      bytes = otherwise.maxBytes();
    }
    return new InFlightLimit(frames, bytes);
  }
}
