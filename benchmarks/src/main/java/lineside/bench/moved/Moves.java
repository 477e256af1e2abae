package lineside.bench.moved;

import java.util.ArrayList;
import java.util.List;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Spread;
import lineside.bench.moved.Move.Kind;
import lineside.bench.moved.Published.Better;
import lineside.bench.moved.Published.Measured;

/**
 * Compares two runs. A figure has moved when the ranges of its rounds do not meet and its medians
 * differ by more than a least share: ranges of few rounds are narrower than the noise. Of a single
 * round nothing is known of the noise, so that a larger share is asked.
 *
 * <p>Ratios of subject and baseline of one run are compared whatever ran them; absolute values only
 * where both runs name the same machine.
 */
public final class Moves {
  /** Ratios of repeated quick runs on shared processors scatter by up to this much. */
  private static final double LEAST_SHARE = 0.05;

  private static final double LEAST_SHARE_OF_ONE_ROUND = 0.25;

  private Moves() {}

  /** What became of every figure, in the order of the later run; what is gone at the end. */
  public static List<Move> between(Published before, Published after) {
    boolean isSameMachine = before.machine().equals(after.machine());
    List<Move> moves = new ArrayList<>();
    after
        .figures()
        .forEach(
            (what, now) -> {
              Measured then = before.figures().get(what);
              moves.add(
                  then == null
                      ? new Move(what, Kind.NEW, null, now.value())
                      : new Move(what, kind(then, now, isSameMachine), then.value(), now.value()));
            });
    before
        .figures()
        .forEach(
            (what, then) -> {
              if (!after.figures().containsKey(what)) {
                moves.add(new Move(what, Kind.GONE, then.value(), null));
              }
            });
    return moves;
  }

  private static Kind kind(Measured then, Measured now, boolean isSameMachine) {
    if (!isSameMachine && !now.unit().equals(Figure.RATIO)) {
      return Kind.NOT_COMPARED;
    }
    if (isWithinNoise(then.value(), now.value())) {
      return Kind.SAME;
    }
    if (now.better() == Better.NOT_SAID) {
      return Kind.MOVED;
    }
    boolean isHigher = now.value().median() > then.value().median();
    return isHigher == (now.better() == Better.HIGHER) ? Kind.BETTER : Kind.WORSE;
  }

  private static boolean isWithinNoise(Spread then, Spread now) {
    boolean isOneRound = Math.min(then.rounds(), now.rounds()) < 2;
    double leastShare = isOneRound ? LEAST_SHARE_OF_ONE_ROUND : LEAST_SHARE;
    boolean rangesMeet = then.min() <= now.max() && now.min() <= then.max();
    double scale = Math.max(Math.abs(then.median()), Math.abs(now.median()));
    return rangesMeet || Math.abs(now.median() - then.median()) <= leastShare * scale;
  }
}
