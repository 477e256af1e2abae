package lineside.footage.scene;

import java.util.ArrayList;
import java.util.List;
import lineside.footage.render.Face;
import lineside.footage.render.FaceBuilder;
import lineside.footage.render.FaceBuilder.Shape;
import lineside.footage.render.FaceBuilder.Sheet;
import lineside.footage.render.Plane;

/** The drawing of one part on a square sheet of {@value #SIZE_PX} pixels. Not thread-safe. */
final class Blueprint {
  static final int SIZE_PX = 400;
  private final Shape outline;
  private final float surface;
  private final List<Recess> recesses = new ArrayList<>();
  private final List<Hole> holes = new ArrayList<>();

  Blueprint(Shape outline, double surfaceLevel) {
    this.outline = outline;
    this.surface = (float) surfaceLevel;
  }

  private record Recess(Shape shape, double floor, double roughness) {}

  private record Hole(double x, double y, double scale) {}

  /** A pocket, groove or bore; roughness is its share of the texture. */
  Blueprint recess(Shape shape, double floor, double roughness) {
    recesses.add(new Recess(shape, floor, roughness));
    return this;
  }

  /** A counterbore with an insert. */
  Blueprint hole(double x, double y, double scale) {
    holes.add(new Hole(x, y, scale));
    return this;
  }

  /** The face in a light that falls along an angle of the sheet. */
  Face face(double lightAngleRadians) {
    FaceBuilder builder = new FaceBuilder(new Sheet(SIZE_PX, SIZE_PX, lightAngleRadians));
    builder.body(outline, surface);
    recesses.forEach(r -> builder.recess(r.shape(), (float) r.floor(), (float) r.roughness()));
    holes.forEach(hole -> builder.feature(hole.x(), hole.y(), hole.scale()));
    return builder.build();
  }

  /** Share of every canvas pixel that the part covers. */
  Plane cover() {
    int size = SIZE_PX + 2 * Face.MARGIN_PX;
    Plane cover = new Plane(size, size);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double d = outline.distance(x - Face.MARGIN_PX, y - Face.MARGIN_PX);
        cover.set(x, y, FaceBuilder.coverage(d));
      }
    }
    return cover;
  }
}
