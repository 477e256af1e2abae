package lineside.vision.detect;

import java.util.function.LongSupplier;
import lineside.vision.model.ModelInput;

/** Measures which of two sets of weights this machine runs faster. */
final class Speed {
  /** Sides of the blank picture where the package names none, network pixels. */
  private static final int SIDE_PX = 256;

  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 7;

  /** Other verdicts for less than that gain are not worth it. */
  private static final double NEEDED_SHARE = 0.9;

  private final LongSupplier nanoTime;

  Speed(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Nanoseconds of the fastest of some runs of each, in turns: what else the machine does slows
   * both, and the fastest least.
   *
   * @param floats nanoseconds of the weights in floats
   * @param integers nanoseconds of the weights in integers
   */
  record Comparison(long floats, long integers) {
    /** Whether the integers are faster by enough. */
    boolean favoursIntegers() {
      return integers <= floats * NEEDED_SHARE;
    }
  }

  Comparison compare(TileBatches floats, TileBatches integers, ModelInput input)
      throws InvalidModelOutputException {
    TensorSize size = size(input);
    long bestOfFloats = Long.MAX_VALUE;
    long bestOfIntegers = Long.MAX_VALUE;
    for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
      long ofFloats = nanos(floats, size);
      long ofIntegers = nanos(integers, size);
      if (round >= WARM_UPS) {
        bestOfFloats = Math.min(bestOfFloats, ofFloats);
        bestOfIntegers = Math.min(bestOfIntegers, ofIntegers);
      }
    }
    return new Comparison(bestOfFloats, bestOfIntegers);
  }

  private long nanos(TileBatches batches, TensorSize size) throws InvalidModelOutputException {
    long before = nanoTime.getAsLong();
    batches.runBlank(size);
    return nanoTime.getAsLong() - before;
  }

  /** One tile, or one picture of the only size, or of a common one. */
  static TensorSize size(ModelInput input) {
    Integer height = input.fixedHeightPx();
    Integer width = input.fixedWidthPx();
    if (height != null && width != null) {
      return new TensorSize(1, height, width, input);
    }
    int side =
        input.tilePx() > 0
            ? input.tilePx()
            : Framing.parts(SIDE_PX, input.multipleOf()) * input.multipleOf();
    return new TensorSize(1, side, side, input);
  }
}
