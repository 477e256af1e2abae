package lineside.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import lineside.ingest.encode.ImageLook;
import lineside.ingest.encode.PixelLayout;
import lineside.ingest.encode.RawImage;
import lineside.ingest.encode.RawPictures;
import lineside.vision.frame.Picture;
import org.junit.jupiter.api.Test;

/** On pictures of 640 x 480: a part that moves, over a background with the noise of a sensor. */
class StillnessTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int LEARNED = 30;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4711);
  private final Stillness stillness = new Stillness(Baseline.least(LEARNED));

  @Test
  void takesTheSameBytesForFrozen() {
    learnMotion();
    byte[] picture = scene(300, 2.0);

    show(10, () -> picture);

    assertThat(stillness.isFrozen()).isTrue();
  }

  @Test
  void takesAPictureThatIsCompressedAgainAndAgainForFrozen() {
    learnMotion();
    byte[] picture = scene(300, 2.0);

    show(10, () -> withNoise(picture, 0.7));

    assertThat(stillness.isFrozen()).isTrue();
  }

  @Test
  void takesAFrozenPictureWithAClockInItForFrozen() {
    learnMotion();
    byte[] picture = scene(300, 2.0);

    show(10, () -> withClock(picture));

    assertThat(stillness.isFrozen()).isTrue();
  }

  @Test
  void doesNotTakeALineThatStoodStillWhileItWasLearnedForFrozen() {
    show(LEARNED + 1, () -> scene(300, 2.0));

    show(20, () -> scene(300, 2.0));

    assertThat(stillness.isFrozen()).isFalse();
  }

  @Test
  void takesBytesThatAreTheSameForFrozenAlsoBeforeAnythingIsLearned() {
    byte[] picture = scene(300, 2.0);

    show(6, () -> picture);

    assertThat(stillness.isFrozen()).isTrue();
  }

  @Test
  void seesThatTheContentMovesAgain() {
    learnMotion();
    byte[] picture = scene(300, 2.0);
    show(10, () -> picture);

    show(1, () -> scene(20, 2.0));

    assertThat(stillness.isFrozen()).isFalse();
  }

  private void learnMotion() {
    for (int i = 0; i <= LEARNED; i++) {
      int at = i * 17 % 500;
      show(1, () -> scene(at, 2.0));
    }
    assertThat(stillness.isFrozen()).isFalse();
  }

  private void show(int times, Scene scene) {
    for (int i = 0; i < times; i++) {
      RawImage image =
          new RawImage(ByteBuffer.wrap(scene.picture()), WIDTH, HEIGHT, PixelLayout.MONO8);
      try (Picture picture = RawPictures.of(image)) {
        stillness.note(ImageLook.at(picture));
      }
    }
  }

  /** A bright part of 100 x 200 pixels at {@code at}, with Gaussian noise. */
  private byte[] scene(int at, double sigma) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      boolean isPart = x >= at && x < at + 100 && y >= 100 && y < 300;
      pixels[i] = (byte) (isPart ? 180 : 60 + x / 16);
    }
    return withNoise(pixels, sigma);
  }

  private byte[] withNoise(byte[] pixels, double sigma) {
    byte[] noisy = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      long value = Math.round((pixels[i] & 0xFF) + sigma * random.nextGaussian());
      noisy[i] = (byte) Math.max(0, Math.min(255, value));
    }
    return noisy;
  }

  private byte[] withClock(byte[] pixels) {
    byte[] other = pixels.clone();
    for (int y = 0; y < 24; y++) {
      for (int x = 0; x < 120; x++) {
        other[y * WIDTH + x] = (byte) random.nextInt(256);
      }
    }
    return other;
  }

  private interface Scene {
    byte[] picture();
  }
}
