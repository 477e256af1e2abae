package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lineside.schemas.record.FactorKind;

/**
 * Tests whether the defects of a group repeat along continuous material, once over all of them and
 * once over the strip of the width where they lie most densely (the choice of which does not look
 * at positions along the material).
 */
final class PeriodTest {
  static final String TEST_NAME = "binomial scan of phase, best of periods tried";
  static final String FACTOR_NAME = "period";

  /** Findings nearer to each other along the material than this are one. */
  private static final double SAME_MARK_MM = 25;

  /** Stretches longer than this are looked at in pieces, to bound the number of periods. */
  private static final double MAX_STRETCH_MM = 100_000;

  /**
   * More marks than this are not scanned: the coils with most of them are taken, and of a coil that
   * alone has more, the clearest.
   */
  private static final int MAX_MARKS = 400;

  /** Share of the width that a roll mark stays within. */
  private static final float STRIP_SHARE = 0.12f;

  /** A period this near to the length of a segment is dirt on the camera, not on a roll. */
  private static final double FRAME_TOLERANCE = 0.005;

  private static final int SUBSETS = 2;

  private final GroupSample sample;
  private final List<Occurrence> marks;

  private PeriodTest(GroupSample sample) {
    this.sample = sample;
    this.marks =
        sample.group().marks().stream()
            .filter(mark -> mark.positionMm() != null && sample.alive().get(mark.partIndex()))
            .toList();
  }

  static Optional<FactorTest> test(GroupSample sample) {
    return new PeriodTest(sample).best();
  }

  private Optional<FactorTest> best() {
    if (marks.size() < Limits.MIN_DEFECTS) {
      return Optional.empty();
    }
    List<Occurrence> densest = densestStrip();
    Optional<FactorTest> all = test(marks);
    Optional<FactorTest> strip =
        densest.size() < Limits.MIN_DEFECTS || densest.size() == marks.size()
            ? Optional.empty()
            : test(densest);
    if (all.isEmpty() || strip.isEmpty()) {
      return all.or(() -> strip);
    }
    return strip.get().pValue() < all.get().pValue() ? strip : all;
  }

  private Optional<FactorTest> test(List<Occurrence> chosen) {
    Map<String, double[]> positions = positionsByCoil(chosen);
    Optional<PeriodScan.Hit> hit = PeriodScan.scan(stretches(positionsByCoil(scanned(chosen))));
    if (hit.isEmpty()) {
      return Optional.empty();
    }
    Lattice lattice = Lattice.fit(positions, hit.get().periodMm(), hit.get().widthShare());
    Optional<MaterialSpans> spans = MaterialSpans.of(sample.group());
    if (spans.isPresent() && isLengthOf(spans.get(), lattice)) {
      return Optional.empty();
    }
    List<Occurrence> inStep = chosen.stream().filter(mark -> isExpected(lattice, mark)).toList();
    BitSet under = new BitSet();
    inStep.forEach(mark -> under.set(mark.partIndex()));
    spans.ifPresent(s -> addExpected(under, s, lattice));
    Rhythm rhythm =
        new Rhythm(
            lattice.periodMm(),
            lattice.standardErrorMm(),
            inStep.size(),
            chosen.size(),
            lattice.originsMm());
    return Optional.of(
        new FactorTest(
            sample.group().key(),
            new Factor(FactorKind.PERIOD, FACTOR_NAME, describe(lattice)),
            sample.round(),
            sample.table(under, sample.alive()),
            Math.min(1, hit.get().pValue() * SUBSETS),
            hit.get().tried(),
            TEST_NAME,
            under,
            under,
            rhythm));
  }

  /** Which coils are taken does not depend on where in them the marks lie. */
  private static List<Occurrence> scanned(List<Occurrence> chosen) {
    if (chosen.size() <= MAX_MARKS) {
      return chosen;
    }
    Map<String, List<Occurrence>> coils = new TreeMap<>();
    chosen.forEach(m -> coils.computeIfAbsent(m.part().coil(), k -> new ArrayList<>()).add(m));
    List<Occurrence> scanned = new ArrayList<>();
    for (List<Occurrence> coil :
        coils.values().stream()
            .sorted(Comparator.comparingInt((List<Occurrence> marks) -> marks.size()).reversed())
            .toList()) {
      coil.stream()
          .sorted(Comparator.comparing(Occurrence::score).reversed())
          .limit(MAX_MARKS - scanned.size())
          .forEach(scanned::add);
      if (scanned.size() >= MAX_MARKS) {
        break;
      }
    }
    return scanned;
  }

  private static boolean isExpected(Lattice lattice, Occurrence mark) {
    return mark.positionMm() != null && lattice.expects(mark.part().coil(), mark.positionMm());
  }

  private void addExpected(BitSet under, MaterialSpans spans, Lattice lattice) {
    sample.alive().stream()
        .filter(
            index -> {
              InspectedPart part = sample.group().base().get(index);
              return spans
                  .spanOf(part)
                  .filter(s -> lattice.expectsWithin(part.coil(), s.fromMm(), s.toMm()))
                  .isPresent();
            })
        .forEach(under::set);
  }

  private static boolean isLengthOf(MaterialSpans spans, Lattice lattice) {
    return Math.abs(lattice.periodMm() / spans.lengthMm() - 1) < FRAME_TOLERANCE;
  }

  private List<Occurrence> densestStrip() {
    List<Occurrence> byX =
        marks.stream().sorted(Comparator.comparing(Occurrence::centreX)).toList();
    int bestFrom = 0;
    int bestTo = 0;
    int to = 0;
    for (int from = 0; from < byX.size(); from++) {
      while (to < byX.size() && byX.get(to).centreX() - byX.get(from).centreX() <= STRIP_SHARE) {
        to++;
      }
      if (to - from > bestTo - bestFrom) {
        bestFrom = from;
        bestTo = to;
      }
    }
    return byX.subList(bestFrom, bestTo);
  }

  private static Map<String, double[]> positionsByCoil(List<Occurrence> marks) {
    Map<String, List<Double>> byCoil = new TreeMap<>();
    for (Occurrence mark : marks) {
      if (mark.positionMm() != null) {
        byCoil.computeIfAbsent(mark.part().coil(), k -> new ArrayList<>()).add(mark.positionMm());
      }
    }
    Map<String, double[]> positions = new TreeMap<>();
    byCoil.forEach((coil, list) -> positions.put(coil, thinned(list)));
    return positions;
  }

  private static double[] thinned(List<Double> positions) {
    List<Double> kept = new ArrayList<>();
    for (double position : positions.stream().sorted().toList()) {
      if (kept.isEmpty() || position - kept.get(kept.size() - 1) >= SAME_MARK_MM) {
        kept.add(position);
      }
    }
    return kept.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<double[]> stretches(Map<String, double[]> positionsByCoil) {
    List<double[]> stretches = new ArrayList<>();
    for (double[] coil : positionsByCoil.values()) {
      int from = 0;
      for (int i = 1; i <= coil.length; i++) {
        if (i == coil.length || coil[i] - coil[from] > MAX_STRETCH_MM) {
          stretches.add(Arrays.copyOfRange(coil, from, i));
          from = i;
        }
      }
    }
    return stretches;
  }

  private static String describe(Lattice lattice) {
    return String.format(Locale.ROOT, "%.0f mm", lattice.periodMm());
  }
}
