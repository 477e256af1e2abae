package lineside.cli.distill;

import java.util.Optional;
import lineside.training.replay.ReplayFigures;

/**
 * Whether a candidate may be proposed: on pictures kept apart, of which persons know the truth, it
 * lets no more defects through than the active package and is right at least as often.
 *
 * @param state how it came out
 * @param reason the same for a person
 */
record Gate(State state, String reason) {
  /** Fewer good or defective pictures show nothing. */
  static final int FEWEST_OF_EACH = 5;

  /** How it may come out. */
  enum State {
    /** It is not worse. */
    PASSED,
    /** It is worse. */
    WORSE,
    /** Too few pictures. */
    NOT_SHOWN
  }

  /** Of the pictures with a truth. */
  static Gate of(ReplayFigures figures) {
    Optional<ReplayFigures.Judgement> judgement = figures.judgement();
    int defective = judgement.map(j -> j.baseline().escapes().of()).orElse(0);
    int good = judgement.map(j -> j.baseline().overkill().of()).orElse(0);
    if (judgement.isEmpty() || Math.min(good, defective) < FEWEST_OF_EACH) {
      return new Gate(
          State.NOT_SHOWN,
          "%d good and %d defective pictures are kept apart whose truth is known, %d of each are needed"
              .formatted(good, defective, FEWEST_OF_EACH));
    }
    ReplayFigures.Judgement found = judgement.get();
    int before = found.baseline().escapes().count();
    int after = found.candidate().escapes().count();
    String facts =
        "%d of %d defects pass it, %d pass the active package; of %d pictures it mends %d and breaks %d"
            .formatted(after, defective, before, found.pictures(), found.mends(), found.breaks());
    boolean isWorse = after > before || found.breaks() > found.mends();
    return new Gate(isWorse ? State.WORSE : State.PASSED, facts);
  }

  /** Whether the candidate may be proposed. */
  boolean isPassed() {
    return state == State.PASSED;
  }
}
