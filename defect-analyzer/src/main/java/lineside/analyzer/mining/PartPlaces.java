package lineside.analyzer.mining;

import java.util.Map;

/**
 * Where views show the part, so that places on it can be counted together.
 *
 * @param poses by the stored picture of the view; a view that is not in it is taken as it is
 */
public record PartPlaces(Map<String, Pose> poses) {
  /** Every view shows the part at the same place. */
  public static final PartPlaces AS_SEEN = new PartPlaces(Map.of());

  /** Copies the map. */
  public PartPlaces {
    poses = Map.copyOf(poses);
  }

  /**
   * From the place in a view to the place in the view that all are compared with. Lengths are
   * shares of the view's width.
   *
   * @param referenceSha256 picture of the view compared with
   * @param cos of the angle by which the part is turned back
   * @param sin of it
   * @param shiftX added after turning
   * @param shiftY the same downwards
   */
  public record Pose(String referenceSha256, double cos, double sin, double shiftX, double shiftY) {
    /** The place on the part, as shares of width and height, within the view. */
    Place of(float x, float y, float aspect) {
      double down = y * aspect;
      double across = cos * x - sin * down + shiftX;
      double below = sin * x + cos * down + shiftY;
      return new Place(within(across), within(below / aspect), referenceSha256);
    }

    private static float within(double share) {
      return (float) Math.max(0, Math.min(1, share));
    }
  }

  /** A place with the picture that it is a place of. */
  record Place(float x, float y, String pictureSha256) {}
}
