package lineside.training.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Pictures made in memory: noise around 120, and on the defective ones a bright square of 8. */
public final class TestPictures {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  private TestPictures() {}

  /** Two good ones, one of kind 0 and one of kind 1. */
  public static List<TrainingPicture> some(int channels) {
    return List.of(
        picture(-1, channels, 1),
        picture(-1, channels, 2),
        picture(0, channels, 3),
        picture(1, channels, 4));
  }

  static TrainingPicture picture(int kind, int channels, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[WIDTH * HEIGHT * channels];
    byte[] mask = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < mask.length; i++) {
      boolean isSquare = i % WIDTH >= 20 && i % WIDTH < 28 && i / WIDTH >= 10 && i / WIDTH < 18;
      mask[i] = (byte) (isSquare && kind >= 0 ? 255 : 0);
      for (int c = 0; c < channels; c++) {
        int level = 110 + random.nextInt(20) + (mask[i] == 0 ? 0 : 60);
        pixels[i * channels + c] = (byte) level;
      }
    }
    int[] defect = IntStream.range(0, mask.length).filter(i -> mask[i] != 0).toArray();
    return new TrainingPicture(
        Path.of("picture" + seed + ".png"),
        WIDTH,
        HEIGHT,
        channels,
        pixels,
        kind < 0
            ? TrainingPicture.Truth.GOOD
            : new TrainingPicture.Truth(TrainingPicture.Labelling.MASKED, kind, mask, defect),
        null);
  }
}
