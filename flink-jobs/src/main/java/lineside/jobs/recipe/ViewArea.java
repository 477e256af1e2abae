package lineside.jobs.recipe;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.Polygon;
import lineside.schemas.record.RecipeView;
import lineside.vision.region.InspectedArea;
import lineside.vision.region.Outline;
import lineside.vision.region.Outline.Corner;
import lineside.vision.region.PictureMask;

/** Reads the inspected area out of a recipe's view. */
final class ViewArea {
  private ViewArea() {}

  /**
   * The area; whole where the view names none.
   *
   * @throws IllegalArgumentException naming the polygon that is no outline, or what is wrong with
   *     the mask
   */
  static InspectedArea of(RecipeView view) {
    InspectedArea outlined =
        InspectedArea.of(
            outlines("inspectedPolygons", view.getInspectedPolygons()),
            outlines("ignoredPolygons", view.getIgnoredPolygons()));
    ByteBuffer mask = view.getMaskPng();
    return mask == null ? outlined : outlined.within(PictureMask.decode(mask));
  }

  private static List<Outline> outlines(String field, List<Polygon> polygons) {
    if (polygons.size() > InspectedArea.MAX_OUTLINES) {
      throw new IllegalArgumentException(
          "%s has %d polygons, at most %d are taken"
              .formatted(field, polygons.size(), InspectedArea.MAX_OUTLINES));
    }
    List<Outline> outlines = new ArrayList<>(polygons.size());
    for (Polygon polygon : polygons) {
      List<Corner> corners =
          polygon.getPoints().stream()
              .map(point -> new Corner(point.getX(), point.getY()))
              .toList();
      try {
        outlines.add(new Outline(corners));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s[%d]: %s".formatted(field, outlines.size(), e.getMessage()), e);
      }
    }
    return outlines;
  }
}
