package lineside.footage.truth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lineside.footage.plan.LinePlan;
import lineside.footage.plan.PlannedPart;

/**
 * What is true of every part of a line. A defect that lies across two segments belongs to the one
 * that shows more of it, the earlier one when they are equal. Immutable.
 */
public final class LineTruth {
  private final LinePlan plan;
  private final Map<String, PlannedPart> owners = new HashMap<>();
  private final Map<String, List<Sighting>> byPart = new HashMap<>();

  /**
   * Sorts sightings by part and finds owners.
   *
   * @param plan the line
   * @param sightings all of them, in the order of the parts
   */
  public LineTruth(LinePlan plan, List<Sighting> sightings) {
    this.plan = plan;
    Map<String, Integer> largest = new HashMap<>();
    for (Sighting sighting : sightings) {
      int area = sighting.visibility().areaPx();
      if (area == 0) {
        continue;
      }
      String id = sighting.defect().defectId();
      if (area > largest.getOrDefault(id, 0)) {
        largest.put(id, area);
        owners.put(id, sighting.part());
      }
      byPart.computeIfAbsent(sighting.part().partId(), key -> new ArrayList<>()).add(sighting);
    }
  }

  /** What the truth says of a part as a whole. */
  public enum Label {
    /** No defect. */
    GOOD,
    /** Owns a visible defect. */
    VISIBLE,
    /** Only faint defects, or only a piece of a defect that a neighbour owns. */
    FAINT,
    /** A view of it has no evidence. */
    UNDEFINED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public LinePlan plan() {
    return plan;
  }

  public List<Sighting> of(PlannedPart part) {
    return List.copyOf(byPart.getOrDefault(part.partId(), List.of()));
  }

  /** The part that the sighted defect belongs to. */
  public PlannedPart ownerOf(Sighting sighting) {
    return owners.getOrDefault(sighting.defect().defectId(), sighting.part());
  }

  public boolean isOwned(Sighting sighting) {
    return ownerOf(sighting).equals(sighting.part());
  }

  public Label labelOf(PlannedPart part) {
    if (part.shots().stream().anyMatch(shot -> shot.fault().isPresent())) {
      return Label.UNDEFINED;
    }
    List<Sighting> sightings = of(part);
    if (sightings.isEmpty()) {
      return Label.GOOD;
    }
    return sightings.stream().anyMatch(s -> isOwned(s) && s.visibility().isVisible())
        ? Label.VISIBLE
        : Label.FAINT;
  }
}
