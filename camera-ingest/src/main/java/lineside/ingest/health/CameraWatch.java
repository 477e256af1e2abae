package lineside.ingest.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lineside.ingest.encode.ImageLook;
import lineside.schemas.record.CameraHealth;
import lineside.schemas.record.CameraWarning;
import org.jspecify.annotations.Nullable;

/**
 * Watches one camera by its images: rhythm at each, sharpness, brightness and content now and then.
 * The first looks are learned as usual, once and for all runs; later ones are compared with them.
 * Used by one thread, but {@link #health} may be called by any.
 */
public final class CameraWatch {
  /** Looks that are learned from. */
  static final int LEARNED_LOOKS = 30;

  private static final double BLURRED_BELOW = 0.5;
  private static final double DARK_BELOW = 0.6;
  private static final double BRIGHT_ABOVE = 1.5;
  private static final double SLOW_BELOW = 0.7;
  private static final double IRREGULAR_ABOVE = 3;
  private static final double IRREGULAR_MORE_MILLIS = 10;

  /** Time between two looks when nothing else is said. */
  public static final Duration EACH_SECOND = Duration.ofSeconds(1);

  private final long lookNanos;
  private final UsualMemory memory;
  private final Rhythm rhythm = new Rhythm();
  private final Baseline sharpness = Baseline.median(LEARNED_LOOKS);
  private final Baseline brightness = Baseline.median(LEARNED_LOOKS);
  private final Baseline rate = Baseline.median(1);
  private final Baseline jitter = Baseline.median(1);
  private final Baseline leastChange = Baseline.least(LEARNED_LOOKS);
  private final Stillness stillness = new Stillness(leastChange);
  private @Nullable ImageLook last;
  private long lastLookNanos;
  private long nowNanos;
  private String shape = "";
  private boolean isResized;
  private long incomplete;
  private long suppressed;
  private long reconnects;
  private volatile @Nullable CameraHealth health;
  private volatile Rhythm.Stretch stretch = Rhythm.Stretch.NONE;

  /** Looks each second and remembers nothing beyond the process. */
  public CameraWatch() {
    this(EACH_SECOND, UsualMemory.NONE);
  }

  /**
   * Goes on with what {@code memory} recalls.
   *
   * @param lookEach time between two looks at the content
   */
  public CameraWatch(Duration lookEach, UsualMemory memory) {
    this.lookNanos = lookEach.toNanos();
    this.memory = memory;
    Usual usual = memory.recall();
    sharpness.know(usual.sharpness());
    brightness.know(usual.brightness());
    rate.know(usual.framesPerSecond());
    jitter.know(usual.jitterMillis());
    leastChange.know(usual.leastChange());
  }

  /** True when the next image is to be looked at, not only counted. */
  boolean isLookDue(long nanoTime) {
    return last == null || nanoTime - lastLookNanos >= lookNanos;
  }

  /**
   * Notes an image that came.
   *
   * @param newShape its size and pixel format, in any words
   */
  void image(String newShape, long nanoTime) {
    rhythm.note(nanoTime);
    nowNanos = nanoTime;
    if (rhythm.isFull()) {
      boolean isLearned = rate.note(rhythm.framesPerSecond(nanoTime));
      keepWhen(jitter.note(rhythm.jitterMillis()) || isLearned);
    }
    if (shape.isEmpty()) {
      shape = newShape;
    }
    isResized = !shape.equals(newShape);
    refresh();
  }

  /** Notes that no image came where one was asked for. */
  void missed(long nanoTime) {
    nowNanos = nanoTime;
    refresh();
  }

  /** Notes that the camera does not answer. */
  void away() {
    rhythm.forget();
    refresh();
  }

  /** Notes what a look at an image has told. */
  void look(ImageLook look, long nanoTime) {
    last = look;
    lastLookNanos = nanoTime;
    boolean isLearned = stillness.note(look);
    isLearned |= sharpness.note(look.sharpness());
    isLearned |= brightness.note(look.brightness());
    keepWhen(isLearned);
    refresh();
  }

  private void keepWhen(boolean isLearned) {
    if (isLearned) {
      memory.keep(
          new Usual(
              sharpness.known(),
              brightness.known(),
              rate.known(),
              jitter.known(),
              leastChange.known()));
    }
  }

  void incomplete() {
    incomplete++;
    refresh();
  }

  /** Notes an image that came and was held back. */
  void suppressed(long nanoTime) {
    suppressed++;
    rhythm.note(nanoTime);
    missed(nanoTime);
  }

  void reconnected() {
    reconnects++;
    rhythm.forget();
    refresh();
  }

  private void refresh() {
    ImageLook look = last;
    stretch = rhythm.stretch();
    health =
        CameraHealth.newBuilder()
            .setFramesPerSecond(rhythm.framesPerSecond(nowNanos))
            .setJitterMillis(rhythm.jitterMillis())
            .setSharpness(look == null ? 0 : look.sharpness())
            .setBrightness(look == null ? 0 : look.brightness())
            .setBaselineSharpness(sharpness.known())
            .setBaselineBrightness(brightness.known())
            .setIncompleteImages(incomplete)
            .setSuppressedImages(suppressed)
            .setReconnects(reconnects)
            .setWarnings(warnings())
            .build();
  }

  private List<CameraWarning> warnings() {
    Set<CameraWarning> warnings = EnumSet.noneOf(CameraWarning.class);
    if (stillness.isFrozen()) {
      warnings.add(CameraWarning.FROZEN);
    }
    if (isResized) {
      warnings.add(CameraWarning.RESIZED);
    }
    if (rhythm.isFull() && rhythm.framesPerSecond(nowNanos) < SLOW_BELOW * rate.value().orElse(0)) {
      warnings.add(CameraWarning.SLOW);
    }
    double regular = jitter.value().orElse(Double.MAX_VALUE / IRREGULAR_ABOVE);
    if (rhythm.isFull()
        && rhythm.jitterMillis() > IRREGULAR_ABOVE * regular
        && rhythm.jitterMillis() > regular + IRREGULAR_MORE_MILLIS) {
      warnings.add(CameraWarning.IRREGULAR);
    }
    ImageLook look = last;
    if (look != null) {
      compare(look, warnings);
    }
    return new ArrayList<>(warnings);
  }

  private void compare(ImageLook look, Set<CameraWarning> warnings) {
    if (look.sharpness() < BLURRED_BELOW * sharpness.value().orElse(0)) {
      warnings.add(CameraWarning.BLURRED);
    }
    if (look.brightness() < DARK_BELOW * brightness.value().orElse(0)) {
      warnings.add(CameraWarning.DARK);
    }
    if (look.brightness() > BRIGHT_ABOVE * brightness.value().orElse(Double.MAX_VALUE)) {
      warnings.add(CameraWarning.BRIGHT);
    }
  }

  /** As of the last image; null before the first. */
  public @Nullable CameraHealth health() {
    return health;
  }

  /**
   * As of the last image, but with the images a second as of now: of a camera that brings none any
   * more there are fewer and fewer.
   */
  public @Nullable CameraHealth health(long nowNanos) {
    CameraHealth last = health;
    Rhythm.Stretch seen = stretch;
    return last == null
        ? null
        : CameraHealth.newBuilder(last).setFramesPerSecond(seen.framesPerSecond(nowNanos)).build();
  }
}
