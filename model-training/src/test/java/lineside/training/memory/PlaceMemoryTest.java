package lineside.training.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import lineside.training.data.TrainingPicture;
import lineside.training.fit.NetScorer;
import lineside.training.net.DefectNet;
import lineside.training.net.NetSize;
import lineside.training.net.TrainedNet;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A plain grey part with one bright cell that belongs to it. */
class PlaceMemoryTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final Scale UNIT = new Scale(0, 1);

  @BeforeAll
  static void computeWithOneThread() {
    torch.set_num_threads(1);
  }

  @Test
  void findsWhatIsThereAndWhatIsMissing() {
    TrainedNet trained = trained(PlaceMemory.of(good(20)));

    NetScorer.Answer spot = answer(trained, levels(i -> isBright(i) || isAt(i, 64, 40) ? 200 : 90));
    NetScorer.Answer missing = answer(trained, levels(i -> 90));
    NetScorer.Answer usual = answer(trained, levels(i -> isBright(i) ? 200 : 90));

    assertThat(spot.map()[22 * WIDTH / 2 + 34]).isGreaterThan(0.9f);
    assertThat(spot.map()[4 * WIDTH / 2 + 4]).isLessThan(0.5f);
    assertThat(spot.score()).isGreaterThan(0.9f);
    assertThat(missing.score()).isGreaterThan(0.9f);
    assertThat(usual.score()).isLessThan(0.5f);
  }

  @Test
  void shiftsPartsBackAsFarAsGoodOnesLie() {
    List<TrainingPicture> good = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int x = 16 + 8 * (i % 3);
      good.add(picture(levels(at -> isAt(at, x, 16) ? 200 : 90), i));
    }
    PlaceMemory memory = PlaceMemory.of(good);
    TrainedNet trained = trained(memory);

    float within = answer(trained, levels(i -> isAt(i, 32, 16) ? 200 : 90)).score();
    float beyond = answer(trained, levels(i -> isAt(i, 64, 16) ? 200 : 90)).score();

    assertThat(memory.places().reach().rows()).isZero();
    assertThat(memory.places().reach().columns()).isBetween(1, 2);
    assertThat(within).isLessThan(beyond);
  }

  @Test
  void neitherShiftsNorSearchesWhereNoPartWasShifted() {
    assertThat(PlaceMemory.of(good(12)).places().reach()).isEqualTo(Shift.NONE);
  }

  @Test
  void countsDeviationsWhereAPlaceVaries() {
    List<TrainingPicture> good = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int level = 60 + 6 * i;
      good.add(picture(levels(at -> isBright(at) ? level : 90), i));
    }
    TrainedNet trained = trained(PlaceMemory.of(good));

    float where = answer(trained, levels(i -> isBright(i) ? 190 : 90)).score();
    float elsewhere =
        answer(trained, levels(i -> isBright(i) ? 120 : isAt(i, 64, 40) ? 190 : 90)).score();

    assertThat(where).isLessThan(elsewhere);
  }

  @Test
  void scalesByPicturesItHasNotSeen() {
    PlaceMemory memory = PlaceMemory.of(good(20));

    assertThat(memory.scale().spread()).isGreaterThanOrEqualTo(0.15);
    // Noise alone stays below its deviation: the logarithm of its square is under nought.
    assertThat(memory.scale().middle()).isBetween(-4.0, 2.0);
  }

  @Test
  void readsAPictureOfAnotherSizeStretched() {
    TrainedNet trained = trained(PlaceMemory.of(good(20)));
    byte[] pixels = new byte[2 * WIDTH * 2 * HEIGHT];
    Arrays.fill(pixels, (byte) 90);
    TrainingPicture larger =
        new TrainingPicture(
            Path.of("large.png"),
            2 * WIDTH,
            2 * HEIGHT,
            1,
            pixels,
            TrainingPicture.Truth.GOOD,
            null);

    NetScorer.Answer answer = new NetScorer(trained).answer(larger);

    assertThat(answer.map()).hasSize(WIDTH * HEIGHT);
    assertThat(answer.map()).doesNotContain(Float.NaN);
  }

  private static TrainedNet trained(PlaceMemory memory) {
    torch.manual_seed(1);
    return new TrainedNet(
        new DefectNet(NetSize.N, 1, 1),
        new PlaceHead(memory.places(), memory.scale(), UNIT, PlaceHead.Use.PLACES));
  }

  private static List<TrainingPicture> good(int count) {
    List<TrainingPicture> good = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      good.add(picture(levels(at -> isBright(at) ? 200 : 90), i));
    }
    return good;
  }

  private static NetScorer.Answer answer(TrainedNet trained, double[] levels) {
    return new NetScorer(trained).answer(picture(levels, 99));
  }

  private static double[] levels(IntToDoubleFunction level) {
    double[] levels = new double[WIDTH * HEIGHT];
    Arrays.setAll(levels, level);
    return levels;
  }

  private static TrainingPicture picture(double[] levels, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[levels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(levels[i] + random.nextInt(9) - 4);
    }
    return new TrainingPicture(
        Path.of("p" + seed + ".png"), WIDTH, HEIGHT, 1, pixels, TrainingPicture.Truth.GOOD, null);
  }

  private static boolean isBright(int pixel) {
    return isAt(pixel, 16, 16);
  }

  private static boolean isAt(int pixel, int x, int y) {
    return pixel % WIDTH >= x
        && pixel % WIDTH < x + 8
        && pixel / WIDTH >= y
        && pixel / WIDTH < y + 8;
  }
}
