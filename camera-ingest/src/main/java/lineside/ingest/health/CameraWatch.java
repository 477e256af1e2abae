package lineside.ingest.health;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import lineside.ingest.encode.ImageLook;
import lineside.schemas.record.CameraHealth;
import lineside.schemas.record.CameraWarning;
import org.jspecify.annotations.Nullable;

/**
 * Watches one camera by its images: rhythm at each, sharpness, brightness and content once a
 * second. The first looks are learned as usual; later ones are compared with them. Used by one
 * thread, but {@link #health} may be called by any.
 */
public final class CameraWatch {
  /** Looks that are learned from. */
  static final int LEARNED_LOOKS = 30;

  /** Looks of one content after which it counts as frozen. */
  static final int FROZEN_LOOKS = 5;

  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Grey values; the noise of a sensor alone is more. */
  private static final double NEARLY_SAME = 0.02;

  private static final double BLURRED_BELOW = 0.5;
  private static final double DARK_BELOW = 0.6;
  private static final double BRIGHT_ABOVE = 1.5;
  private static final double SLOW_BELOW = 0.7;
  private static final double IRREGULAR_ABOVE = 3;
  private static final double IRREGULAR_MORE_MILLIS = 10;

  private final Rhythm rhythm = new Rhythm();
  private final Baseline sharpness = new Baseline(LEARNED_LOOKS);
  private final Baseline brightness = new Baseline(LEARNED_LOOKS);
  private final Baseline rate = new Baseline(1);
  private final Baseline jitter = new Baseline(1);
  private @Nullable ImageLook last;
  private long lastLookNanos;
  private int sameLooks;
  private String shape = "";
  private boolean isResized;
  private long incomplete;
  private long suppressed;
  private long reconnects;
  private volatile @Nullable CameraHealth health;

  /** True when the next image is to be looked at, not only counted. */
  boolean isLookDue(long nanoTime) {
    return last == null || nanoTime - lastLookNanos >= LOOK_NANOS;
  }

  /**
   * Notes an image that came.
   *
   * @param newShape its size and pixel format, in any words
   */
  void image(String newShape, long nanoTime) {
    rhythm.note(nanoTime);
    if (rhythm.isFull()) {
      rate.note(rhythm.framesPerSecond());
      jitter.note(rhythm.jitterMillis());
    }
    if (shape.isEmpty()) {
      shape = newShape;
    }
    isResized = !shape.equals(newShape);
    refresh();
  }

  /** Notes what a look at an image has told. */
  void look(ImageLook look, long nanoTime) {
    ImageLook before = last;
    sameLooks = before != null && look.differenceTo(before) < NEARLY_SAME ? sameLooks + 1 : 0;
    last = look;
    lastLookNanos = nanoTime;
    sharpness.note(look.sharpness());
    brightness.note(look.brightness());
    refresh();
  }

  void incomplete() {
    incomplete++;
    refresh();
  }

  void suppressed() {
    suppressed++;
    refresh();
  }

  void reconnected() {
    reconnects++;
    rhythm.forget();
    refresh();
  }

  private void refresh() {
    ImageLook look = last;
    health =
        CameraHealth.newBuilder()
            .setFramesPerSecond(rhythm.framesPerSecond())
            .setJitterMillis(rhythm.jitterMillis())
            .setSharpness(look == null ? 0 : look.sharpness())
            .setBrightness(look == null ? 0 : look.brightness())
            .setBaselineSharpness(orNull(sharpness.value()))
            .setBaselineBrightness(orNull(brightness.value()))
            .setIncompleteImages(incomplete)
            .setSuppressedImages(suppressed)
            .setReconnects(reconnects)
            .setWarnings(warnings())
            .build();
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private List<CameraWarning> warnings() {
    Set<CameraWarning> warnings = EnumSet.noneOf(CameraWarning.class);
    if (sameLooks >= FROZEN_LOOKS) {
      warnings.add(CameraWarning.FROZEN);
    }
    if (isResized) {
      warnings.add(CameraWarning.RESIZED);
    }
    if (rhythm.isFull() && rhythm.framesPerSecond() < SLOW_BELOW * rate.value().orElse(0)) {
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
}
