package lineside.training.net;

/**
 * How the defect map comes about: from the network's opinion, from the picture itself, or from
 * both. Immutable.
 */
public interface MapHead {
  /** What the network says. */
  MapHead OF_NET =
      new MapHead() {
        @Override
        public <T> T map(PlaneOps<T> ops, T image, T logit) {
          return ops.logistic(logit);
        }
      };

  /**
   * Runs or writes the map.
   *
   * @param image [N,C,H,W], normalised
   * @param logit [N,1,H/2,W/2], the network's defect plane before the logistic function
   * @return [N,1,H/2,W/2], 0 to 1
   */
  <T> T map(PlaneOps<T> ops, T image, T logit);
}
