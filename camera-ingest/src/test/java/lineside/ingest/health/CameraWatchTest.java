package lineside.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import lineside.ingest.encode.ImageLook;
import lineside.schemas.record.CameraHealth;
import lineside.schemas.record.CameraWarning;
import org.junit.jupiter.api.Test;

class CameraWatchTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final String SHAPE = "640x480 MONO8";

  private final CameraWatch watch = new CameraWatch();
  private long nowNanos;
  private int noise;

  @Test
  void measuresRateAndJitter() {
    for (int i = 0; i < 70; i++) {
      nowNanos += Duration.ofMillis(i % 2 == 0 ? 90 : 110).toNanos();
      watch.image(SHAPE, nowNanos);
    }

    assertThat(health().getFramesPerSecond()).isCloseTo(10, within(0.1));
    assertThat(health().getJitterMillis()).isCloseTo(10, within(0.1));
    assertThat(health().getWarnings()).isEmpty();
  }

  @Test
  void tellsWhenImagesComeMoreSeldomThanLearned() {
    images(64, Duration.ofMillis(100));
    images(64, Duration.ofMillis(200));

    assertThat(health().getWarnings()).containsExactly(CameraWarning.SLOW);
    images(64, Duration.ofMillis(100));
    assertThat(health().getWarnings()).isEmpty();
  }

  @Test
  void tellsWhenTheTimeBetweenImagesVariesMoreThanLearned() {
    images(64, Duration.ofMillis(100));
    for (int i = 0; i < 32; i++) {
      images(1, Duration.ofMillis(30));
      images(1, Duration.ofMillis(170));
    }

    assertThat(health().getWarnings()).containsExactly(CameraWarning.IRREGULAR);
  }

  @Test
  void comparesSharpnessAndLightWithWhatItHasLearned() {
    looks(CameraWatch.LEARNED_LOOKS, 400, 120);
    assertThat(health().getBaselineSharpness()).isEqualTo(400);
    assertThat(health().getBaselineBrightness()).isEqualTo(120);
    assertThat(health().getWarnings()).isEmpty();

    looks(1, 150, 60);
    assertThat(health().getWarnings()).containsExactly(CameraWarning.BLURRED, CameraWarning.DARK);
    looks(1, 390, 200);
    assertThat(health().getWarnings()).containsExactly(CameraWarning.BRIGHT);
  }

  @Test
  void tellsWhenTheContentIsFrozen() {
    for (int i = 0; i <= Stillness.FROZEN_LOOKS; i++) {
      watch.look(look(400, 120, 7), nowNanos += SECOND);
    }
    assertThat(health().getWarnings()).containsExactly(CameraWarning.FROZEN);

    watch.look(look(400, 120, 9), nowNanos += SECOND);

    assertThat(health().getWarnings()).isEmpty();
  }

  @Test
  void countsNoImagesASecondOfACameraThatIsAway() {
    images(64, Duration.ofMillis(100));

    watch.away();

    assertThat(health().getFramesPerSecond()).isZero();
  }

  @Test
  void countsFewerImagesASecondTheLongerNoneComes() {
    images(64, Duration.ofMillis(100));

    watch.missed(nowNanos + Duration.ofMillis(6400).toNanos());

    assertThat(health().getFramesPerSecond()).isCloseTo(5, within(0.01));
    assertThat(health().getWarnings()).containsExactly(CameraWarning.SLOW);
  }

  @Test
  void countsFewerImagesASecondAlsoWhereNobodyAsksForOne() {
    images(64, Duration.ofMillis(100));

    CameraHealth later =
        Objects.requireNonNull(watch.health(nowNanos + Duration.ofMinutes(10).toNanos()));

    assertThat(later.getFramesPerSecond()).isCloseTo(63 / 606.2, within(0.001));
    assertThat(later.getWarnings()).isEmpty();
  }

  @Test
  void comparesWithWhatAnEarlierRunHasLearned() {
    List<Usual> kept = new ArrayList<>();
    CameraWatch earlier = new CameraWatch(Duration.ofSeconds(1), memory(Usual.UNKNOWN, kept));
    for (int i = 0; i <= CameraWatch.LEARNED_LOOKS; i++) {
      earlier.look(look(400, 120, i), i * SECOND);
    }

    CameraWatch later =
        new CameraWatch(Duration.ofSeconds(1), memory(kept.get(kept.size() - 1), kept));
    later.look(look(150, 60, 5), SECOND);

    assertThat(kept.get(kept.size() - 1)).isEqualTo(new Usual(400.0, 120.0, null, null, 1.0));
    assertThat(Objects.requireNonNull(later.health()).getWarnings())
        .containsExactly(CameraWarning.BLURRED, CameraWarning.DARK);
  }

  @Test
  void keepsWhatIsLearnedOnceAndNotForEachImage() {
    List<Usual> kept = new ArrayList<>();
    CameraWatch kind = new CameraWatch(Duration.ofSeconds(1), memory(Usual.UNKNOWN, kept));

    for (int i = 0; i < 200; i++) {
      kind.image(SHAPE, i * SECOND);
      kind.look(look(400, 120, i % 100), i * SECOND);
    }

    assertThat(kept).hasSize(3);
    assertThat(kept.get(2).framesPerSecond()).isCloseTo(1, within(1e-9));
  }

  private static UsualMemory memory(Usual known, List<Usual> kept) {
    return new UsualMemory() {
      @Override
      public Usual recall() {
        return known;
      }

      @Override
      public void keep(Usual usual) {
        kept.add(usual);
      }
    };
  }

  @Test
  void tellsWhenTheImagesHaveAnotherSize() {
    watch.image(SHAPE, nowNanos += SECOND);
    watch.image("320x240 MONO8", nowNanos += SECOND);
    assertThat(health().getWarnings()).containsExactly(CameraWarning.RESIZED);

    watch.image(SHAPE, nowNanos += SECOND);
    assertThat(health().getWarnings()).isEmpty();
  }

  @Test
  void countsWhatDidNotGoOn() {
    watch.incomplete();
    watch.suppressed(SECOND);
    watch.suppressed(2 * SECOND);
    watch.reconnected();
    watch.reconnected();
    watch.reconnected();

    assertThat(health().getIncompleteImages()).isEqualTo(1);
    assertThat(health().getSuppressedImages()).isEqualTo(2);
    assertThat(health().getReconnects()).isEqualTo(3);
  }

  @Test
  void looksOnceASecond() {
    assertThat(watch.isLookDue(0)).isTrue();
    watch.look(look(1, 2, 3), 0);

    assertThat(watch.isLookDue(SECOND - 1)).isFalse();
    assertThat(watch.isLookDue(SECOND)).isTrue();
  }

  private void images(int count, Duration apart) {
    for (int i = 0; i < count; i++) {
      watch.image(SHAPE, nowNanos += apart.toNanos());
    }
  }

  private void looks(int count, double sharpness, double brightness) {
    for (int i = 0; i < count; i++) {
      watch.look(look(sharpness, brightness, noise++ % 100), nowNanos += SECOND);
    }
  }

  private static ImageLook look(double sharpness, double brightness, int grey) {
    byte[] thumbnail = new byte[32 * 24];
    Arrays.fill(thumbnail, (byte) grey);
    byte[] samples = new byte[64 * 48];
    Arrays.fill(samples, (byte) grey);
    return new ImageLook(
        sharpness, brightness, ByteBuffer.wrap(thumbnail), ByteBuffer.wrap(samples));
  }

  private CameraHealth health() {
    return Objects.requireNonNull(watch.health());
  }
}
