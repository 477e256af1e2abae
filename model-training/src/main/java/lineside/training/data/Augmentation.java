package lineside.training.data;

/**
 * How crops are varied, so that the network learns what may vary.
 *
 * @param pose how parts lie
 * @param rotationDegrees rotation either way
 * @param zoom zoom either way, as a share
 * @param gain deviation of the logarithm of the light
 */
public record Augmentation(Pose pose, double rotationDegrees, double zoom, double gain) {
  /** Parts that always lie alike: a little of everything. */
  public static Augmentation fixed(double gain) {
    return new Augmentation(Pose.FIXED, 4, 0.06, gain);
  }

  /** Parts that lie in any way. */
  public static Augmentation free(double gain) {
    return new Augmentation(Pose.FREE, 180, 0.12, gain);
  }
}
