package lineside.training.data;

import java.util.Arrays;

/**
 * Writes a crop into a batch: normalised pixels, and at half the resolution what to answer and how
 * much it counts.
 *
 * <p>Where a defect is thinner than three map pixels the target is grown by one, so that a
 * hair-thin scratch still fills the 3x3 mean that scores are read from; elsewhere it stays exact.
 * The pixels of a defect count 2 + crop area / (10 * defect area) each, at most 60: a small defect
 * weighs about as much as a large one.
 */
final class CropTargets {
  /** What the pixels of any defect weigh together, as a share of the crop. */
  private static final float DEFECT_SHARE = 0.1f;

  private static final float LEAST_WEIGHT = 2;
  private static final float MOST_WEIGHT = 60;

  private CropTargets() {}

  /**
   * What is known about a crop.
   *
   * @param kind its kind; -1 when it shows none or none is known
   * @param labelling how much is known
   * @param teacherShare how much the teacher counts, 0 to 1
   */
  record Known(int kind, TrainingPicture.Labelling labelling, float teacherShare) {
    boolean hasPixels() {
      return labelling == TrainingPicture.Labelling.GOOD
          || labelling == TrainingPicture.Labelling.MASKED;
    }
  }

  /** Writes one crop. */
  static void write(Crop crop, Known known, Batch batch, int index) {
    float[] image = batch.image().values();
    int imageAt = index * batch.shape().imageNumbers();
    for (int i = 0; i < crop.levels().length; i++) {
      image[imageAt + i] = Normalisation.of(crop.levels()[i]);
    }
    int half = crop.sidePx() / 2;
    boolean[] exact = halved(crop.defect(), crop.sidePx());
    int area = writeTargets(grownWhereThin(exact, half), known, batch, index);
    boolean isTagged = known.labelling() == TrainingPicture.Labelling.TAGGED;
    batch.tag().values()[index] = isTagged || area > 0 ? 1 : 0;
    batch.tagWeight().values()[index] =
        known.labelling() == TrainingPicture.Labelling.UNLABELLED ? 0 : 1;
    writeTeacher(crop, known, batch, index);
  }

  private static int writeTargets(boolean[] defect, Known known, Batch batch, int index) {
    int pixels = batch.shape().mapPixels();
    int at = index * pixels;
    int area = 0;
    for (boolean isDefect : defect) {
      area += isDefect ? 1 : 0;
    }
    float share = DEFECT_SHARE * pixels / Math.max(1, area);
    float positive = Math.min(MOST_WEIGHT, LEAST_WEIGHT + share);
    int kindsAt = at * batch.shape().classes();
    float[] kinds = batch.kinds().values();
    Arrays.fill(kinds, kindsAt, kindsAt + pixels * batch.shape().classes(), 0);
    float negative = known.hasPixels() ? 1 : 0;
    for (int i = 0; i < pixels; i++) {
      batch.target().values()[at + i] = defect[i] ? 1 : 0;
      batch.weight().values()[at + i] = defect[i] ? positive : negative;
      if (defect[i] && known.kind() >= 0) {
        kinds[kindsAt + known.kind() * pixels + i] = 1f / area;
      }
    }
    return area;
  }

  private static void writeTeacher(Crop crop, Known known, Batch batch, int index) {
    if (!batch.shape().isTaught()) {
      return;
    }
    int pixels = batch.shape().mapPixels();
    System.arraycopy(crop.soft(), 0, batch.soft().values(), index * pixels, pixels);
    Arrays.fill(
        batch.softWeight().values(), index * pixels, (index + 1) * pixels, known.teacherShare());
    int numbers = batch.shape().featureNumbers();
    System.arraycopy(crop.features(), 0, batch.features().values(), index * numbers, numbers);
  }

  /** True where any of the four pixels is. */
  static boolean[] halved(boolean[] pixels, int side) {
    int half = side / 2;
    boolean[] halved = new boolean[half * half];
    for (int y = 0; y < half * 2; y++) {
      for (int x = 0; x < half * 2; x++) {
        halved[y / 2 * half + x / 2] |= pixels[y * side + x];
      }
    }
    return halved;
  }

  /** Grown by one pixel where no 3x3 square fits inside. */
  static boolean[] grownWhereThin(boolean[] pixels, int side) {
    boolean[] thick = grown(eroded(pixels, side), side);
    boolean[] thin = new boolean[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      thin[i] = pixels[i] && !thick[i];
    }
    boolean[] result = grown(thin, side);
    for (int i = 0; i < pixels.length; i++) {
      result[i] |= pixels[i];
    }
    return result;
  }

  private static boolean[] eroded(boolean[] pixels, int side) {
    boolean[] outside = new boolean[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      outside[i] = !pixels[i];
    }
    boolean[] grownOutside = grown(outside, side);
    for (int i = 0; i < pixels.length; i++) {
      grownOutside[i] = !grownOutside[i];
    }
    return grownOutside;
  }

  /** True where any of the 3x3 neighbourhood is. */
  static boolean[] grown(boolean[] pixels, int side) {
    boolean[] grown = new boolean[pixels.length];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (pixels[y * side + x]) {
          for (int ny = Math.max(0, y - 1); ny <= Math.min(side - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(side - 1, x + 1); nx++) {
              grown[ny * side + nx] = true;
            }
          }
        }
      }
    }
    return grown;
  }
}
