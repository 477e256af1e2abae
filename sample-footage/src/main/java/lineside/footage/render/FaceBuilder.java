package lineside.footage.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws a face from signed distances (negative inside, pixels), anti-aliased. Used once, by one
 * thread.
 */
public final class FaceBuilder {
  static final float BACKGROUND_GRAIN = 0.03f;
  private static final float BACKGROUND_LEVEL = 16;
  private static final float BORE_LEVEL = 84;
  private static final float HOLE_LEVEL = 24;
  private static final float INSERT_LEVEL = 205;

  private final Sheet sheet;
  private final Plane level;
  private final Plane grain;
  private final List<Face.Feature> features = new ArrayList<>();

  /** A face as large as the frame of the demonstration cameras, lit from the upper left. */
  FaceBuilder() {
    this(Sheet.ofFrame());
  }

  /** A face on a sheet of its own size and light. */
  public FaceBuilder(Sheet sheet) {
    this.sheet = sheet;
    this.level =
        new Plane(sheet.widthPx() + 2 * Face.MARGIN_PX, sheet.heightPx() + 2 * Face.MARGIN_PX);
    this.grain = new Plane(level.widthPx(), level.heightPx());
  }

  /**
   * What a face is drawn on; the canvas is larger by {@link Face#MARGIN_PX} on every side.
   *
   * @param widthPx columns of the frame
   * @param heightPx rows of the frame
   * @param lightAngleRadians where the light goes to, from the x axis towards the y axis
   */
  public record Sheet(int widthPx, int heightPx, double lightAngleRadians) {
    private static final double TO_LOWER_RIGHT = Math.PI / 4;

    static Sheet ofFrame() {
      return new Sheet(Face.FRAME_WIDTH_PX, Face.FRAME_HEIGHT_PX, TO_LOWER_RIGHT);
    }

    /** Components of the light's way; exactly 1 and 1 for the diagonal. */
    double lightX() {
      return lightAngleRadians == TO_LOWER_RIGHT
          ? 1
          : Math.sqrt(2) * StrictMath.cos(lightAngleRadians);
    }

    double lightY() {
      return lightAngleRadians == TO_LOWER_RIGHT
          ? 1
          : Math.sqrt(2) * StrictMath.sin(lightAngleRadians);
    }

    /** The insert's own slant towards the light; 0.78 is the rounded diagonal. */
    double insertAngleRadians() {
      return lightAngleRadians == TO_LOWER_RIGHT ? 0.78 : lightAngleRadians;
    }
  }

  /** Signed distance to a shape, frame coordinates of the nominal pose. */
  public interface Shape {
    /** Distance to the outline, pixels, negative inside. */
    double distance(double x, double y);

    static Shape box(double cx, double cy, double halfWidth, double halfHeight, double corner) {
      return (x, y) -> {
        double qx = Math.abs(x - cx) - halfWidth + corner;
        double qy = Math.abs(y - cy) - halfHeight + corner;
        double outside = Math.hypot(Math.max(qx, 0), Math.max(qy, 0));
        return outside + Math.min(Math.max(qx, qy), 0) - corner;
      };
    }

    static Shape disc(double cx, double cy, double radius) {
      return (x, y) -> Math.hypot(x - cx, y - cy) - radius;
    }

    default Shape with(Shape other) {
      return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
    }

    default Shape without(Shape other) {
      return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
    }
  }

  /**
   * The body: background around, a chamfer along the contour that catches the light from the upper
   * left.
   */
  public FaceBuilder body(Shape outline, float surface) {
    forEach(
        (x, y, i) -> {
          double d = outline.distance(x, y);
          float inside = coverage(d);
          float chamfer = coverage(Math.abs(d + 3.5) - 2.5);
          double slope = slope(outline, x, y);
          float edge = (float) (surface + 12 - 26 * slope);
          float body = surface + chamfer * (edge - surface);
          level.values()[i] = BACKGROUND_LEVEL + inside * (body - BACKGROUND_LEVEL);
          grain.values()[i] = BACKGROUND_GRAIN + inside * (1 - 0.5f * chamfer - BACKGROUND_GRAIN);
        });
    return this;
  }

  /** A recess, groove or bore with a thin rim. */
  public FaceBuilder recess(Shape outline, float floor, float roughness) {
    forEach(
        (x, y, i) -> {
          double d = outline.distance(x, y);
          if (d > 3) {
            return;
          }
          float inside = coverage(d);
          float rim = coverage(Math.abs(d) - 1.6);
          double slope = slope(outline, x, y);
          float target = floor + rim * (float) (40 + 22 * slope);
          float share = Math.max(inside, 0.8f * rim);
          level.values()[i] += share * (target - level.values()[i]);
          grain.values()[i] += share * (roughness - grain.values()[i]);
        });
    return this;
  }

  /** A counterbore with its insert seated. */
  public FaceBuilder feature(double cx, double cy, double scale) {
    Face.Feature feature =
        new Face.Feature(
            cx + Face.MARGIN_PX, cy + Face.MARGIN_PX, 9 * scale, 18 * scale, 26 * scale);
    features.add(feature);
    forEach(
        (x, y, i) -> {
          double r = Math.hypot(x - cx, y - cy);
          float share = coverage(r - feature.borePx());
          if (share == 0) {
            return;
          }
          float seated = seatedLevel(feature, r, StrictMath.atan2(y - cy, x - cx));
          level.values()[i] += share * (seated - level.values()[i]);
          grain.values()[i] += share * (0.3f - grain.values()[i]);
        });
    return this;
  }

  public Face build() {
    return new Face(level, grain, features);
  }

  private double slope(Shape outline, double x, double y) {
    double dx = sheet.lightX();
    double dy = sheet.lightY();
    return outline.distance(x + dx, y + dy) - outline.distance(x - dx, y - dy);
  }

  private float seatedLevel(Face.Feature feature, double r, double angle) {
    float bore = BORE_LEVEL - 10 * coverage(r - feature.insertPx() - 2.5);
    float insert = (float) (INSERT_LEVEL - 14 * StrictMath.cos(angle - sheet.insertAngleRadians()));
    float ring = coverage(r - feature.insertPx()) * (1 - coverage(r - feature.holePx()));
    float withRing = bore + ring * (insert - bore);
    return withRing + coverage(r - feature.holePx()) * (HOLE_LEVEL - withRing);
  }

  /**
   * Level of the same counterbore when its insert is missing: the bare bore, darkening towards the
   * drilled hole.
   */
  static float missingLevel(Face.Feature feature, double r) {
    double depth = 1 - Math.min(1, r / feature.borePx());
    return (float) (BORE_LEVEL - 8 - 34 * depth) + coverage(r - feature.holePx()) * -20;
  }

  /** Share of a pixel that lies inside, from its signed distance. */
  public static float coverage(double distance) {
    return (float) Math.max(0, Math.min(1, 0.5 - distance));
  }

  private interface PixelAction {
    void at(double frameX, double frameY, int index);
  }

  private void forEach(PixelAction action) {
    for (int y = 0; y < level.heightPx(); y++) {
      for (int x = 0; x < level.widthPx(); x++) {
        action.at(x - Face.MARGIN_PX, y - Face.MARGIN_PX, y * level.widthPx() + x);
      }
    }
  }
}
