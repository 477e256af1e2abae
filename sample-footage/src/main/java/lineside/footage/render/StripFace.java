package lineside.footage.render;

import java.util.ArrayList;
import java.util.List;

/**
 * The strip under its camera: steel between two dark guides; every row looks alike, texture and
 * defects make the difference.
 */
final class StripFace {
  static final int LEFT_EDGE_PX = 27;
  static final int RIGHT_EDGE_PX = 612;
  private static final float STEEL_LEVEL = 142;
  private static final float GUIDE_LEVEL = 18;

  private StripFace() {}

  static Face window() {
    int width = Face.FRAME_WIDTH_PX;
    int height = Face.FRAME_HEIGHT_PX + 2 * Optics.STRIP_MARGIN_PX;
    Plane level = new Plane(width, height);
    Plane grain = new Plane(width, height);
    List<Face.EdgePoint> edges = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double toEdge = Math.min(x - LEFT_EDGE_PX, RIGHT_EDGE_PX - x);
        float steel = FaceBuilder.coverage(-toEdge);
        float rim = FaceBuilder.coverage(Math.abs(toEdge - 2) - 2);
        double across = (x - width / 2.0) / width;
        double crown = STEEL_LEVEL - 26 * across * across * 4 + 30 * rim;
        level.set(x, y, (float) (GUIDE_LEVEL + steel * (crown - GUIDE_LEVEL)));
        grain.set(x, y, FaceBuilder.BACKGROUND_GRAIN + steel * 0.97f);
      }
      if (Math.abs(y - height / 2) < 3) {
        edges.add(new Face.EdgePoint(LEFT_EDGE_PX + 1, y));
        edges.add(new Face.EdgePoint(RIGHT_EDGE_PX - 1, y));
      }
    }
    return new Face(level, grain, List.of(), edges);
  }
}
