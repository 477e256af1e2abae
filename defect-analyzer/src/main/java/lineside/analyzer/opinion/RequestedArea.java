package lineside.analyzer.opinion;

import java.util.List;
import lineside.schemas.record.Polygon;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.vision.region.InspectedArea;
import lineside.vision.region.Outline;

/** The part of the picture that a request asks about. */
final class RequestedArea {
  private RequestedArea() {}

  /**
   * The area.
   *
   * @throws IllegalArgumentException when a polygon is no outline
   */
  static InspectedArea of(SecondOpinionRequest request) {
    return InspectedArea.of(
        outlines(request.getInspectedPolygons()), outlines(request.getIgnoredPolygons()));
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
