package lineside.footage.defect;

import java.util.List;
import java.util.Random;
import lineside.footage.render.Face;

/**
 * Where a defect sits, canvas pixels.
 *
 * @param x centre
 * @param y centre
 */
public record Place(int x, int y) {

  /** A place that suits the kind: on open surface, at an edge, or at a feature. */
  public static Place any(DefectKind kind, Face face, Random random) {
    return switch (kind) {
      case CHIPPED_EDGE -> {
        List<Face.EdgePoint> edges = face.edges();
        Face.EdgePoint point = edges.get(random.nextInt(edges.size()));
        yield new Place(point.x(), point.y());
      }
      case MISSING_FEATURE -> {
        Face.Feature feature = face.features().get(random.nextInt(face.features().size()));
        yield new Place((int) Math.round(feature.x()), (int) Math.round(feature.y()));
      }
      case SCRATCH, PIT, STAIN, CRACK -> surface(face, random);
    };
  }

  private static Place surface(Face face, Random random) {
    int width = face.level().widthPx();
    int height = face.level().heightPx();
    int marginX = (width - Face.FRAME_WIDTH_PX) / 2 + 24;
    int marginY = (height - Face.FRAME_HEIGHT_PX) / 2 + 24;
    while (true) {
      int x = marginX + random.nextInt(width - 2 * marginX);
      int y = marginY + random.nextInt(height - 2 * marginY);
      if (face.isOpenSurface(x, y)) {
        return new Place(x, y);
      }
    }
  }
}
