package lineside.bench;

/** How long a benchmark may take. */
public enum Extent {
  /** To see that it works; too few rounds for a figure. */
  QUICK(2, 0.4),
  /** For a figure. */
  FULL(5, 1);

  private final int rounds;
  private final double length;

  Extent(int rounds, double length) {
    this.rounds = rounds;
    this.length = length;
  }

  /** Turns of subject and baseline. */
  public int rounds() {
    return rounds;
  }

  /** A number of things of a full round, for this one; at least 1. */
  public int count(int full) {
    return Math.max(1, (int) Math.round(full * length));
  }
}
