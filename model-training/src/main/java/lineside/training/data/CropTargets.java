package lineside.training.data;

import java.util.Arrays;

/**
 * Writes a crop into a batch: normalised pixels, and at half the resolution what to answer and how
 * much it counts.
 *
 * <p>The target is grown by one map pixel, so that a hair-thin scratch still fills the 3x3 mean
 * that scores are read from. A small defect counts more per pixel: 1 + clamp(sqrt(crop area /
 * (defect area + 50)) - 1, 0, 12).
 */
final class CropTargets {
  private static final float MAX_BONUS = 12;
  private static final float AREA_FLOOR = 50;

  private CropTargets() {}

  /**
   * Writes one crop.
   *
   * @param kind its kind; -1 when it shows none
   */
  static void write(Crop crop, int kind, Batch batch, int index) {
    float[] image = batch.image();
    int imageAt = index * batch.shape().imageNumbers();
    for (int i = 0; i < crop.levels().length; i++) {
      image[imageAt + i] = Normalisation.of(crop.levels()[i]);
    }
    boolean[] grown = grown(halved(crop.defect(), crop.sidePx()), crop.sidePx() / 2);
    writeTargets(grown, kind, batch, index);
  }

  private static void writeTargets(boolean[] defect, int kind, Batch batch, int index) {
    int pixels = batch.shape().mapPixels();
    int at = index * pixels;
    int area = 0;
    for (boolean isDefect : defect) {
      area += isDefect ? 1 : 0;
    }
    float bonus = (float) Math.sqrt(pixels / (area + AREA_FLOOR)) - 1;
    float positive = 1 + Math.max(0, Math.min(MAX_BONUS, bonus));
    int kindsAt = at * batch.shape().classes();
    Arrays.fill(batch.kinds(), kindsAt, kindsAt + pixels * batch.shape().classes(), 0);
    for (int i = 0; i < pixels; i++) {
      batch.target()[at + i] = defect[i] ? 1 : 0;
      batch.weight()[at + i] = defect[i] ? positive : 1;
      if (defect[i] && kind >= 0) {
        batch.kinds()[kindsAt + kind * pixels + i] = 1f / area;
      }
    }
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
