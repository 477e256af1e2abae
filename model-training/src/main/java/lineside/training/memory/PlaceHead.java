package lineside.training.memory;

import lineside.training.net.MapHead;
import lineside.training.net.PlaneOps;

/**
 * A map from how far every place is from what is normal there, alone or beside the network: then
 * the one that is further above its usual on good pictures counts.
 *
 * @param places what is normal
 * @param ofPlaces scale of the distances
 * @param ofNet scale of the network's answers
 * @param use whether the network has a say
 */
record PlaceHead(NormalPlaces places, Scale ofPlaces, Scale ofNet, Use use) implements MapHead {
  /** Spreads above the usual where the map says one half. */
  private static final float HALF_AT_SPREADS = 3;

  /** Logit of a spread: gentle, so that bad and worse still differ in the digits of a float. */
  private static final float PER_SPREAD = 0.5f;

  /** The map has half the resolution of the picture. */
  private static final int MAP_STRIDE = 2;

  /** Who has a say. */
  enum Use {
    /** Distances alone. */
    PLACES,
    /** The network too. */
    BOTH
  }

  @Override
  public <T> T map(PlaneOps<T> ops, T image, T logit) {
    T distance = places.distance(ops, PlaceFeatures.of(ops, image));
    T above = ops.enlarged(ofPlaces.apply(ops, distance), PlaceFeatures.CELL_PX / MAP_STRIDE);
    T highest = use == Use.BOTH ? ops.larger(above, ofNet.apply(ops, logit)) : above;
    T beyond = ops.minus(highest, ops.constant(new float[] {HALF_AT_SPREADS}, 1));
    return ops.logistic(ops.times(beyond, ops.constant(new float[] {PER_SPREAD}, 1)));
  }
}
