package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which stretch of material each segment shows. The length is the usual step of the encoder between
 * neighbouring segments; whether the encoder names the start, the middle or the end of the segment
 * is seen from where the findings lie.
 */
record MaterialSpans(String stationId, double offsetMm, double lengthMm) {

  /** A stretch of material, half open, millimetres since the start of the coil. */
  record Span(double fromMm, double toMm) {}

  static Optional<MaterialSpans> of(DefectGroup group) {
    String station = group.key().stationId();
    List<Double> steps = new ArrayList<>();
    InspectedPart before = null;
    for (InspectedPart part : group.base()) {
      Double here = encoder(part, station);
      Double there = before == null ? null : encoder(before, station);
      if (here != null
          && there != null
          && before != null
          && part.coil().equals(before.coil())
          && here > there) {
        steps.add(here - there);
      }
      before = part;
    }
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    double length = median(steps);
    List<Double> offsets = new ArrayList<>();
    for (Occurrence mark : group.marks()) {
      Double encoder = encoder(mark.part(), station);
      if (encoder != null && mark.positionMm() != null) {
        offsets.add(mark.positionMm() - encoder);
      }
    }
    double middle = offsets.isEmpty() ? length / 2 : median(offsets);
    // The median finding lies about the middle: the start is half a length before it.
    double offset = Math.rint((middle / length - 0.5) * 2) / 2 * length;
    return Optional.of(new MaterialSpans(station, offset, length));
  }

  Optional<Span> spanOf(InspectedPart part) {
    Double encoder = encoder(part, stationId);
    if (encoder == null) {
      return Optional.empty();
    }
    return Optional.of(new Span(encoder + offsetMm, encoder + offsetMm + lengthMm));
  }

  private static @Nullable Double encoder(InspectedPart part, String station) {
    StationView view = part.stations().get(station);
    return view == null ? null : view.encoderMm();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
