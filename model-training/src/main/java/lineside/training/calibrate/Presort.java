package lineside.training.calibrate;

/**
 * How much of the work a model takes off the people: PG2 is the share of good samples sorted out as
 * good when 2 % of the bad ones are missed, PB2 the share of bad ones sorted out as bad when 2 % of
 * the good ones are wrongly taken for bad (PGn and PBn of arXiv 2503.23451 and of anomalib's {@code
 * metrics/pg_pb.py}).
 *
 * <p>anomalib interpolates the quantile of the scores; here the threshold is a score, so that no
 * more than 2 % are really missed. The intervals hold for the threshold as found.
 *
 * @param goodThreshold what lies below it is sorted out as good
 * @param pg2 good samples below {@code goodThreshold}
 * @param badThreshold what lies above it is sorted out as bad
 * @param pb2 bad samples above {@code badThreshold}
 */
public record Presort(float goodThreshold, CountedShare pg2, float badThreshold, CountedShare pb2) {
  private static final double MISSED = 0.02;

  /** Of scored samples; without samples of a kind the rate against that kind is of nothing. */
  public static Presort of(SortedScores good, SortedScores defect) {
    float below = defect.size() == 0 ? 0 : defect.at((int) (MISSED * defect.size()));
    float above = good.size() == 0 ? 1 : good.at(good.size() - 1 - (int) (MISSED * good.size()));
    boolean isComparable = good.size() > 0 && defect.size() > 0;
    return new Presort(
        below,
        isComparable ? CountedShare.of(good.below(below), good.size()) : CountedShare.of(0, 0),
        above,
        isComparable
            ? CountedShare.of(defect.from(Math.nextUp(above)), defect.size())
            : CountedShare.of(0, 0));
  }
}
