package lineside.training.quantise;

/** How many of the 256 levels of a weight are used. */
public enum WeightRange {
  /** All of them: exact only where the processor sums products in 32 bits (VNNI). */
  FULL(127),
  /**
   * Half of them: two products of an activation (up to 255) and a weight (up to 64) still fit into
   * the 16 bits in which AVX2 adds them, 2 x 255 x 64 = 32640; exact on every processor.
   */
  REDUCED(64);

  private final int largest;

  WeightRange(int largest) {
    this.largest = largest;
  }

  /** Largest absolute weight. */
  public int largest() {
    return largest;
  }
}
