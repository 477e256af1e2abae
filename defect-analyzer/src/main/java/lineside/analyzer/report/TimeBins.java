package lineside.analyzer.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import lineside.analyzer.mining.InspectedPart;
import org.jspecify.annotations.Nullable;

/**
 * Equal stretches of event time over a set of parts.
 *
 * @param from start of the first stretch
 * @param count stretches
 * @param widthMillis length of each
 */
record TimeBins(Instant from, int count, long widthMillis) {
  private static final int MIN_PARTS = 3;

  /** {@code count} stretches from the first part to the last; parts are in order of time. */
  static TimeBins over(List<InspectedPart> parts, int count) {
    if (parts.isEmpty()) {
      return new TimeBins(Instant.EPOCH, count, 1);
    }
    Instant first = parts.get(0).at();
    Instant last = parts.get(parts.size() - 1).at();
    long millis = last.toEpochMilli() - first.toEpochMilli() + 1;
    return new TimeBins(first, count, Math.max(1, (millis + count - 1) / count));
  }

  /** Start of each stretch. */
  List<Instant> starts() {
    List<Instant> starts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      starts.add(from.plusMillis(i * widthMillis));
    }
    return starts;
  }

  /**
   * Per stretch, the share of parts that are counted, in per cent; null where there are fewer than
   * three.
   */
  List<@Nullable Double> percentages(List<InspectedPart> parts, Predicate<InspectedPart> counted) {
    long[] all = new long[count];
    long[] hits = new long[count];
    for (InspectedPart part : parts) {
      int bin = (int) ((part.at().toEpochMilli() - from.toEpochMilli()) / widthMillis);
      if (bin >= 0 && bin < count) {
        all[bin]++;
        hits[bin] += counted.test(part) ? 1 : 0;
      }
    }
    List<@Nullable Double> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shares.add(all[i] < MIN_PARTS ? null : Math.round(1000.0 * hits[i] / all[i]) / 10.0);
    }
    return shares;
  }
}
