package lineside.footage.scene;

import java.util.Random;
import lineside.footage.defect.Patch;
import lineside.footage.defect.Visibility;
import lineside.footage.render.Plane;
import lineside.footage.render.Seed;

/** Takes pictures of stages, with and without a defect. Stateless. */
final class Shooter {
  private Shooter() {}

  /** How strong a defect shall be drawn. */
  interface Strength {
    /**
     * Factor on the full strength.
     *
     * @param change mean absolute change over the defect at full strength, grey levels
     * @param sigma standard deviation of texture and noise around it, grey levels
     */
    double of(double change, double sigma);
  }

  static Picture good(Stage stage) {
    byte[] pixels = stage.expose(stage.good());
    Plane none = new Plane(stage.widthPx(), pixels.length / stage.widthPx());
    return new Picture(pixels, new byte[pixels.length], Visibility.NONE, none);
  }

  static Picture defect(Stage stage, SceneKind kind, Seed seed, Strength strength) {
    Random random = seed.random();
    Patch patch = kind.paint(stage.face(), stage.canvas(), stage.place(kind, random), random);
    int width = stage.canvas().widthPx();
    int height = stage.canvas().heightPx();
    Plane change = stage.lit(patch.deltaOn(width, height, 0));
    boolean[] covered = covered(stage.unlit(patch.coverOn(width, height, 0)));
    Visibility extent = Visibility.extent(covered, stage.widthPx());
    if (extent.areaPx() == 0) {
      return good(stage);
    }
    byte[] good = stage.expose(stage.good());
    Plane grain = stage.unlit(stage.face().grain());
    double sigma = extent.localSigma(good, stage.bare(), grain);
    double factor = strength.of(meanChange(change, covered, extent.areaPx()), sigma);
    scale(change, (float) factor);
    Plane frame = stage.good().copy();
    frame.add(change, 1, 0, 0);
    byte[] pixels = stage.expose(frame);
    double contrast = contrast(good, pixels, covered) / extent.areaPx() / sigma;
    return new Picture(pixels, mask(covered), extent.withContrast(contrast), change);
  }

  private static boolean[] covered(Plane cover) {
    boolean[] covered = new boolean[cover.values().length];
    for (int i = 0; i < covered.length; i++) {
      covered[i] = cover.values()[i] > Visibility.MASK_COVER;
    }
    return covered;
  }

  private static double meanChange(Plane change, boolean[] covered, int area) {
    double sum = 0;
    for (int i = 0; i < covered.length; i++) {
      sum += covered[i] ? Math.abs(change.values()[i]) : 0;
    }
    return Math.max(1e-6, sum / area);
  }

  private static void scale(Plane plane, float factor) {
    for (int i = 0; i < plane.values().length; i++) {
      plane.values()[i] *= factor;
    }
  }

  private static double contrast(byte[] good, byte[] pixels, boolean[] covered) {
    long sum = 0;
    for (int i = 0; i < covered.length; i++) {
      sum += covered[i] ? Math.abs((good[i] & 0xff) - (pixels[i] & 0xff)) : 0;
    }
    return sum;
  }

  private static byte[] mask(boolean[] covered) {
    byte[] mask = new byte[covered.length];
    for (int i = 0; i < covered.length; i++) {
      mask[i] = (byte) (covered[i] ? 0xff : 0);
    }
    return mask;
  }
}
