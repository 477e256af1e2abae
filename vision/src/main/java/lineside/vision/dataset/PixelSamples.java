package lineside.vision.dataset;

import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of an evaluation, counted by score and kept per unit, so that units can be drawn anew;
 * at most {@link Units#MAX_UNITS} times some kilobytes where there are no groups.
 */
public final class PixelSamples {
  private final Units units;
  private final TreeMap<Integer, PixelHistogram.Sparse> byUnit = new TreeMap<>();

  PixelSamples(Units units) {
    this.units = units;
  }

  /** Adds a picture; the histogram is cleared. */
  void add(int picture, PixelHistogram pixels) {
    PixelHistogram.@Nullable Sparse earlier = byUnit.get(units.of(picture));
    if (earlier != null) {
      pixels.add(earlier, 1);
    }
    byUnit.put(units.of(picture), pixels.sparse());
    pixels.clear();
  }

  /** The figures; empty when no pixel is defect. */
  Optional<PixelFigures> figures() {
    PixelHistogram all = new PixelHistogram();
    byUnit.values().forEach(counts -> all.add(counts, 1));
    if (!all.hasDefects()) {
      return Optional.empty();
    }
    PixelHistogram drawn = new PixelHistogram();
    return Optional.of(
        new PixelFigures(
            all.averagePrecision(),
            all.auroc(),
            Bootstrap.interval(
                    units.count(), units.method(), times -> averagePrecision(times, drawn))
                .orElse(null)));
  }

  /**
   * How much higher the average precision of these pixels is than that of the other model's answer
   * to the same pictures.
   */
  Optional<Interval> differenceTo(PixelSamples other) {
    PixelHistogram drawn = new PixelHistogram();
    return Bootstrap.interval(
        units.count(),
        "paired " + units.method(),
        times -> averagePrecision(times, drawn) - other.averagePrecision(times, drawn));
  }

  private double averagePrecision(int[] times, PixelHistogram drawn) {
    drawn.clear();
    byUnit.forEach(
        (unit, counts) -> {
          if (times[unit] > 0) {
            drawn.add(counts, times[unit]);
          }
        });
    return drawn.averagePrecision();
  }
}
