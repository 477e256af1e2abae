package lineside.vision.region;

import java.util.ArrayList;
import java.util.List;
import lineside.vision.region.Outline.Corner;

/** Outlines for tests. */
public final class Areas {
  private Areas() {}

  /** An outline of x0, y0, x1, y1 and so on, shares of the picture. */
  public static Outline outline(double... coordinates) {
    List<Corner> corners = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      corners.add(new Corner(coordinates[i], coordinates[i + 1]));
    }
    return new Outline(corners);
  }

  /** A box. */
  public static Outline box(double left, double top, double right, double bottom) {
    return outline(left, top, right, top, right, bottom, left, bottom);
  }

  /** Everything but these. */
  public static InspectedArea without(Outline... ignored) {
    return InspectedArea.of(List.of(), List.of(ignored));
  }

  /** Nothing but these. */
  public static InspectedArea only(Outline... inspected) {
    return InspectedArea.of(List.of(inspected), List.of());
  }
}
