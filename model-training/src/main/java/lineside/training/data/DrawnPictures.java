package lineside.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lineside.training.data.TrainingPicture.Labelling;
import lineside.training.data.TrainingPicture.Truth;

/**
 * Whole good pictures with a made-up defect, to measure with where nobody has a real one: as many
 * of the sort that crops are trained with as of sorts that no network has learned, since the first
 * flatter a network that has.
 */
public final class DrawnPictures {
  private static final int CROP_PX = 192;
  private static final int TRIES = 20;

  /** A change that hardly shows is no defect to be found. */
  private static final double LEAST_CHANGE_LEVELS = 10;

  private DrawnPictures() {}

  /**
   * Draws.
   *
   * @param good pictures to draw on, each in turn
   * @param count pictures wanted; fewer where nothing can be made to show
   */
  public static List<TrainingPicture> on(
      List<TrainingPicture> good, int count, RandomGenerator random) {
    List<TrainingPicture> drawn = new ArrayList<>();
    for (int i = 0; i < count && !good.isEmpty(); i++) {
      TrainingPicture picture = good.get(i % good.size());
      TrainingPicture other = good.get(random.nextInt(good.size()));
      boolean isLearned = (i + i / good.size()) % 2 == 0;
      for (int attempt = 0; attempt < TRIES; attempt++) {
        Square square = Square.of(picture, random);
        if (isLearned) {
          DrawnDefect.draw(square.crop(), other, random);
        } else {
          UnlearnedDefect.draw(square.crop(), random);
        }
        if (square.change() >= LEAST_CHANGE_LEVELS) {
          drawn.add(square.pasted(picture));
          break;
        }
      }
    }
    return List.copyOf(drawn);
  }

  /** A square of a picture, as it is, before and after the change. */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  private record Square(int left, int top, Crop crop, float[] before) {
    static Square of(TrainingPicture picture, RandomGenerator random) {
      int side = Math.min(CROP_PX, Math.min(picture.widthPx(), picture.heightPx()));
      int left = random.nextInt(picture.widthPx() - side + 1);
      int top = random.nextInt(picture.heightPx() - side + 1);
      Crop crop =
          new Crop(
              side,
              picture.channels(),
              new float[picture.channels() * side * side],
              new boolean[side * side],
              new float[0],
              new float[0]);
      float middle = (side - 1) / 2f;
      crop.take(picture.withoutTeacher(), new Crop.View(left + middle, top + middle, 1, 0, 0, 1));
      Arrays.fill(crop.defect(), false);
      return new Square(left, top, crop, crop.levels().clone());
    }

    /** Mean change of a changed pixel. */
    double change() {
      int plane = crop.defect().length;
      double sum = 0;
      int count = 0;
      for (int i = 0; i < before.length; i++) {
        if (crop.defect()[i % plane]) {
          sum += Math.abs(level(i) - before[i]);
          count++;
        }
      }
      return count == 0 ? 0 : sum / count;
    }

    private int level(int at) {
      return Math.max(0, Math.min(255, Math.round(crop.levels()[at])));
    }

    TrainingPicture pasted(TrainingPicture picture) {
      int side = crop.sidePx();
      int plane = side * side;
      byte[] pixels = picture.pixels().clone();
      byte[] mask = new byte[picture.widthPx() * picture.heightPx()];
      for (int i = 0; i < plane; i++) {
        if (!crop.defect()[i]) {
          continue;
        }
        int at = (top + i / side) * picture.widthPx() + left + i % side;
        mask[at] = (byte) 255;
        for (int c = 0; c < picture.channels(); c++) {
          pixels[at * picture.channels() + c] = (byte) level(c * plane + i);
        }
      }
      int[] defect = IntStream.range(0, mask.length).filter(i -> mask[i] != 0).toArray();
      return new TrainingPicture(
          picture.file(),
          picture.widthPx(),
          picture.heightPx(),
          picture.channels(),
          pixels,
          new Truth(Labelling.MASKED, 0, mask, defect),
          null);
    }
  }
}
