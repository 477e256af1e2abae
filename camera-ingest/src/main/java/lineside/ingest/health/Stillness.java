package lineside.ingest.health;

import lineside.ingest.encode.ImageLook;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the content of a camera has stopped changing. Two looks have the same content when
 *
 * <ul>
 *   <li>98 of 100 single pixels are equal bit for bit, as where only a clock is painted over a
 *       frozen picture: the noise of a sensor changes far more of them;
 *   <li>or they differ by less than half of the least that two looks differed while the camera was
 *       learned, at most by half a grey value, as where a frozen picture is compressed again and
 *       again.
 * </ul>
 *
 * A line that stands still in front of a camera that was learned in motion looks the same. Used by
 * one thread.
 */
final class Stillness {
  /** Looks of one content after which it counts as frozen. */
  static final int FROZEN_LOOKS = 5;

  private static final double SAME_SHARE = 0.98;

  /** Grey values: what is left of no difference at all after a picture was made smaller. */
  private static final double NO_CHANGE = 0.02;

  private static final double OF_LEAST_CHANGE = 0.5;
  private static final double MOST_CHANGE = 0.5;

  private final Baseline leastChange;
  private @Nullable ImageLook last;
  private int sameLooks;

  /** Compares with {@code leastChange}, which is taught here. */
  Stillness(Baseline leastChange) {
    this.leastChange = leastChange;
  }

  /**
   * Takes a look.
   *
   * @return true when the usual change has been learned with it
   */
  boolean note(ImageLook look) {
    ImageLook before = last;
    last = look;
    if (before == null) {
      return false;
    }
    double change = look.differenceTo(before);
    boolean isSame = change < bound() || look.equalShare(before) >= SAME_SHARE;
    sameLooks = isSame ? sameLooks + 1 : 0;
    return leastChange.note(change);
  }

  private double bound() {
    double least = leastChange.value().orElse(0);
    return Math.max(NO_CHANGE, Math.min(MOST_CHANGE, OF_LEAST_CHANGE * least));
  }

  boolean isFrozen() {
    return sameLooks >= FROZEN_LOOKS;
  }
}
