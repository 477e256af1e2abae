package lineside.cli.result;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Latencies of one kind, every one kept, so that percentiles are exact (nearest rank). Not
 * thread-safe.
 */
public final class LatencySample {
  private static final double MICROS_PER_MILLI = 1_000.0;
  private static final int FIRST_SIZE = 4_096;

  private long[] micros = new long[FIRST_SIZE];
  private int size;

  /** Takes one latency; both instants are wall clock, microseconds since 1970. */
  public void take(long fromMicros, long toMicros) {
    if (size == micros.length) {
      micros = Arrays.copyOf(micros, 2 * size);
    }
    micros[size] = Math.max(0, toMicros - fromMicros);
    size++;
  }

  /** Null while there is none. */
  public @Nullable Percentiles percentiles() {
    if (size == 0) {
      return null;
    }
    long[] sorted = LongStream.of(micros).limit(size).sorted().toArray();
    return new Percentiles(millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1.0));
  }

  private static double millis(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)] / MICROS_PER_MILLI;
  }
}
