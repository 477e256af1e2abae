package lineside.training.replay;

import lineside.vision.dataset.Visibility;
import lineside.vision.model.ModelCard.Thresholds;

/** Comparisons to count. */
final class Comparisons {
  static final Thresholds THRESHOLDS = new Thresholds(0.8f, 0.6f);

  private Comparisons() {}

  static Truth good() {
    return new Truth("good", Visibility.VISIBLE, null);
  }

  static Truth visible(String kind) {
    return new Truth(kind, Visibility.VISIBLE, null);
  }

  static Truth faint(String kind) {
    return new Truth(kind, Visibility.FAINT, null);
  }

  static Answer answer(double score) {
    Outcome outcome = Outcome.of((float) score, THRESHOLDS);
    return new Answer(outcome, (float) score, score >= 0.6 ? "pit" : null, 10 * score);
  }
}
