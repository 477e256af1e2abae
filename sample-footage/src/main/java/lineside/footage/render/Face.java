package lineside.footage.render;

import java.util.ArrayList;
import java.util.List;

/**
 * One face of a part as drawn on a canvas that is larger than the frame by {@link #MARGIN_PX} on
 * every side: grey level without texture, how much texture each pixel takes, and where features and
 * edges are. Immutable after construction and shared between threads; coordinates are canvas
 * pixels.
 */
public final class Face {
  /** Room for position jitter and rotation around the frame. */
  public static final int MARGIN_PX = 40;

  public static final int FRAME_WIDTH_PX = 640;
  public static final int FRAME_HEIGHT_PX = 480;

  private final Plane level;
  private final Plane grain;
  private final List<Feature> features;
  private final List<EdgePoint> edges;

  Face(Plane level, Plane grain, List<Feature> features) {
    this(level, grain, features, findEdges(grain));
  }

  Face(Plane level, Plane grain, List<Feature> features, List<EdgePoint> edges) {
    this.level = level;
    this.grain = grain;
    this.features = List.copyOf(features);
    this.edges = List.copyOf(edges);
  }

  /** A counterbore with a bright insert: radii from the hole outwards, pixels. */
  public record Feature(double x, double y, double holePx, double insertPx, double borePx) {
    public double distance(double px, double py) {
      return Math.hypot(px - x, py - y);
    }
  }

  /** A point on the outer contour. */
  public record EdgePoint(int x, int y) {}

  /** Grey level without texture, light and noise; read only. */
  public Plane level() {
    return level;
  }

  /** Share of texture, 0 (background) to 1 (machined surface); read only. */
  public Plane grain() {
    return grain;
  }

  public List<Feature> features() {
    return features;
  }

  public List<EdgePoint> edges() {
    return edges;
  }

  /** Whether a surface defect may have its centre here: machined surface with some room around. */
  public boolean isOpenSurface(int x, int y) {
    for (int dy = -12; dy <= 12; dy += 6) {
      for (int dx = -12; dx <= 12; dx += 6) {
        if (!grain.contains(x + dx, y + dy) || grain.at(x + dx, y + dy) < 0.95f) {
          return false;
        }
      }
    }
    return true;
  }

  /** Grey level of a counterbore without its insert, at a distance from its centre in pixels. */
  public float bareBoreLevel(Feature feature, double distancePx) {
    return FaceBuilder.missingLevel(feature, distancePx);
  }

  private static List<EdgePoint> findEdges(Plane grain) {
    List<EdgePoint> found = new ArrayList<>();
    for (int y = MARGIN_PX + 14; y < grain.heightPx() - MARGIN_PX - 14; y += 2) {
      for (int x = MARGIN_PX + 14; x < grain.widthPx() - MARGIN_PX - 14; x += 2) {
        if (grain.at(x, y) > 0.3f && hasBackgroundNear(grain, x, y)) {
          found.add(new EdgePoint(x, y));
        }
      }
    }
    return List.copyOf(found);
  }

  private static boolean hasBackgroundNear(Plane grain, int x, int y) {
    return grain.at(x - 3, y) <= FaceBuilder.BACKGROUND_GRAIN
        || grain.at(x + 3, y) <= FaceBuilder.BACKGROUND_GRAIN
        || grain.at(x, y - 3) <= FaceBuilder.BACKGROUND_GRAIN
        || grain.at(x, y + 3) <= FaceBuilder.BACKGROUND_GRAIN;
  }
}
