package lineside.analyzer.opinion;

import java.nio.ByteBuffer;
import java.util.List;
import lineside.schemas.record.Polygon;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.vision.region.InspectedArea;
import lineside.vision.region.Outline;
import lineside.vision.region.PictureMask;

/** The part of the picture that a request asks about. */
final class RequestedArea {
  private RequestedArea() {}

  /**
   * The area.
   *
   * @throws IllegalArgumentException when a polygon is no outline or the mask is none
   */
  static InspectedArea of(SecondOpinionRequest request) {
    InspectedArea outlined =
        InspectedArea.of(
            outlines(request.getInspectedPolygons()), outlines(request.getIgnoredPolygons()));
    ByteBuffer mask = request.getMaskPng();
    return mask == null ? outlined : outlined.within(PictureMask.decode(mask));
  }

  private static List<Outline> outlines(List<Polygon> polygons) {
    return polygons.stream()
        .map(
            polygon ->
                new Outline(
                    polygon.getPoints().stream()
                        .map(point -> new Outline.Corner(point.getX(), point.getY()))
                        .toList()))
        .toList();
  }
}
