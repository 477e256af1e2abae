package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lineside.analyzer.mining.DefectGroup;
import lineside.analyzer.mining.Occurrence;
import lineside.analyzer.mining.Population;

/** Makes one heat map per face over all kinds of defects. */
final class FaceParts {
  private static final double USUAL_ASPECT = 0.75;

  private record Face(String lineId, String stationId) {
    static Face of(DefectGroup group) {
      return new Face(group.key().lineId(), group.key().stationId());
    }
  }

  private FaceParts() {}

  static List<Page.FacePart> of(Population population, InlinePictures pictures) {
    Set<Face> faces = new LinkedHashSet<>();
    population.groups().forEach(group -> faces.add(Face.of(group)));
    List<Page.FacePart> parts = new ArrayList<>();
    for (Face face : faces) {
      List<Occurrence> marks =
          population.groups().stream()
              .filter(group -> Face.of(group).equals(face))
              .flatMap(group -> group.marks().stream())
              .sorted(Comparator.comparing(mark -> mark.part().at()))
              .toList();
      parts.add(
          new Page.FacePart(
              face.lineId() + ", station " + face.stationId(),
              Figures.counted(marks.size(), "finding") + " of all kinds",
              HeatMap.svg(marks, aspectOf(marks), PatternPart.background(pictures, marks))));
    }
    return parts;
  }

  static double aspectOf(List<Occurrence> marks) {
    return marks.isEmpty() ? USUAL_ASPECT : marks.get(0).aspect();
  }
}
