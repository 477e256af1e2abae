package lineside.cli.study.station;

import java.util.List;

/**
 * One picture as several models saw it, in the order of the models.
 *
 * @param file its name
 * @param station where it was taken
 * @param truth what it shows
 * @param scores image scores, 0 to 1
 * @param micros processor time of one run each, microseconds
 */
record MeasuredView(
    String file, String station, Truth truth, List<Float> scores, List<Long> micros) {
  /** What a picture shows. */
  enum Truth {
    /** A good part. */
    GOOD,
    /** A defect that must be found. */
    VISIBLE,
    /** A defect within the noise: missing it is no escape. */
    FAINT
  }

  /** Copies the lists. */
  MeasuredView {
    scores = List.copyOf(scores);
    micros = List.copyOf(micros);
  }
}
