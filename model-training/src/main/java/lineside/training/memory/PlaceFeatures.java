package lineside.training.memory;

import java.util.List;
import lineside.training.net.PlaneOps;

/**
 * What is remembered of a picture: level and deviation of every channel in cells of {@link
 * #CELL_PX} pixels, each averaged over the cells around.
 *
 * <p>Features of the base network in the same place were tried and told less, on real figures and
 * on real steel, and many more numbers would have to be kept.
 */
final class PlaceFeatures {
  /** Side of a cell. */
  static final int CELL_PX = 8;

  /**
   * Added to the variance, in units of the network's input: one grey level squared. Two engines
   * differ in the last digits of a variance, which must not show on flat ground.
   */
  private static final float VARIANCE_FLOOR = 1 / (63.75f * 63.75f);

  private PlaceFeatures() {}

  /** Planes for a picture of some channels. */
  static int planes(int channels) {
    return 2 * channels;
  }

  /**
   * Runs or writes the features.
   *
   * @param image [N,C,H,W], normalised
   * @return [N,2C,H/8,W/8]
   */
  static <T> T of(PlaneOps<T> ops, T image) {
    T level = ops.blocks(image, CELL_PX);
    T square = ops.blocks(ops.times(image, image), CELL_PX);
    T variance = ops.minus(square, ops.times(level, level));
    T floor = ops.constant(new float[] {VARIANCE_FLOOR}, 1);
    T deviation = ops.root(ops.larger(variance, floor));
    return ops.meanAround(ops.joined(List.of(level, deviation)));
  }
}
