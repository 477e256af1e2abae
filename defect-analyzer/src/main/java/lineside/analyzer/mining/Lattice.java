package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a rhythm expects defects: evenly spaced positions, from an origin of its own in each coil.
 *
 * @param originsMm position of one expected defect, by coil
 * @param toleranceMm how far a defect may lie from its expected position
 */
record Lattice(
    double periodMm, double standardErrorMm, Map<String, Double> originsMm, double toleranceMm) {
  private static final double MIN_TOLERANCE_MM = 5;

  Lattice {
    originsMm = Map.copyOf(originsMm);
  }

  /**
   * Least squares through the positions that are in step with a period, origins free by coil.
   *
   * @param positionsByCoil ascending positions, millimetres
   * @param widthShare how far from each other in step may lie, share of a turn
   */
  static Lattice fit(Map<String, double[]> positionsByCoil, double periodMm, double widthShare) {
    double period = periodMm;
    Lattice lattice = new Lattice(period, 0, Map.of(), widthShare * periodMm);
    for (int pass = 0; pass < 3; pass++) {
      List<Point> points = new ArrayList<>();
      for (Map.Entry<String, double[]> coil : new TreeMap<>(positionsByCoil).entrySet()) {
        points.addAll(
            pass == 0
                ? walk(coil.getKey(), coil.getValue(), lattice)
                : near(coil.getKey(), coil.getValue(), lattice));
      }
      lattice = regression(points, lattice);
    }
    return lattice;
  }

  boolean expects(String coil, double position) {
    return originsMm.containsKey(coil) && Math.abs(away(coil, position)) <= toleranceMm;
  }

  /** Whether an expected position lies in {@code [from, to)}. */
  boolean expectsWithin(String coil, double from, double to) {
    Double origin = originsMm.get(coil);
    if (origin == null) {
      return false;
    }
    double next = origin + Math.ceil((from - origin) / periodMm) * periodMm;
    return next < to;
  }

  /** Position less the nearest expected one, millimetres. */
  double away(String coil, double position) {
    double origin = originsMm.getOrDefault(coil, 0.0);
    return position - origin - Math.rint((position - origin) / periodMm) * periodMm;
  }

  private record Point(String coil, long turn, double position) {}

  /** Follows the fullest window from position to position, so that drift does not add up. */
  private static List<Point> walk(String coil, double[] positions, Lattice lattice) {
    List<Point> longest = List.of();
    for (int start = 0; start < positions.length; start++) {
      List<Point> path = new ArrayList<>();
      long turn = 0;
      double last = positions[start];
      path.add(new Point(coil, 0, last));
      for (int i = start + 1; i < positions.length; i++) {
        long turns = Math.round((positions[i] - last) / lattice.periodMm());
        double off = positions[i] - last - turns * lattice.periodMm();
        if (turns > 0 && Math.abs(off) <= lattice.toleranceMm()) {
          turn += turns;
          last = positions[i];
          path.add(new Point(coil, turn, last));
        }
      }
      if (path.size() > longest.size()) {
        longest = path;
      }
    }
    return longest.size() < 2 ? List.of() : longest;
  }

  private static List<Point> near(String coil, double[] positions, Lattice lattice) {
    Double origin = lattice.originsMm().get(coil);
    if (origin == null) {
      return List.of();
    }
    List<Point> points = new ArrayList<>();
    for (double position : positions) {
      if (lattice.expects(coil, position)) {
        points.add(new Point(coil, Math.round((position - origin) / lattice.periodMm()), position));
      }
    }
    return points;
  }

  private static Lattice regression(List<Point> points, Lattice before) {
    Map<String, List<Point>> byCoil = new TreeMap<>();
    points.forEach(p -> byCoil.computeIfAbsent(p.coil(), k -> new ArrayList<>()).add(p));
    double cross = 0;
    double spread = 0;
    for (List<Point> coil : byCoil.values()) {
      double meanTurn = coil.stream().mapToDouble(Point::turn).average().orElse(0);
      double mean = coil.stream().mapToDouble(Point::position).average().orElse(0);
      for (Point p : coil) {
        cross += (p.turn() - meanTurn) * (p.position() - mean);
        spread += (p.turn() - meanTurn) * (p.turn() - meanTurn);
      }
    }
    if (spread == 0) {
      return before;
    }
    double period = cross / spread;
    Map<String, Double> origins = new HashMap<>();
    byCoil.forEach(
        (coil, list) ->
            origins.put(
                coil,
                list.stream()
                    .mapToDouble(p -> p.position() - p.turn() * period)
                    .average()
                    .orElse(0)));
    double squares = 0;
    for (Point p : points) {
      double residual = p.position() - p.turn() * period - origins.getOrDefault(p.coil(), 0.0);
      squares += residual * residual;
    }
    int freedom = Math.max(1, points.size() - byCoil.size() - 1);
    double deviation = Math.sqrt(squares / freedom);
    return new Lattice(
        period, deviation / Math.sqrt(spread), origins, Math.max(MIN_TOLERANCE_MM, 3 * deviation));
  }
}
