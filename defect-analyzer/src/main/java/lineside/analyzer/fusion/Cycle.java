package lineside.analyzer.fusion;

import java.util.List;
import java.util.Optional;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.Occurrence;
import lineside.analyzer.mining.Rhythm;
import lineside.analyzer.mining.StationView;
import lineside.schemas.record.FactorKind;

/**
 * Something that repeats, as mining found it: where a finding lies in it is worth more than its
 * position or number.
 *
 * @param lineId line on which it repeats
 * @param nth parts from one to the next; 0 for a rhythm along the material
 * @param rhythm along the material; empty for every n-th part
 */
public record Cycle(String lineId, int nth, Optional<Rhythm> rhythm) {
  /** Those of some patterns. */
  public static List<Cycle> of(List<FoundPattern> patterns) {
    return patterns.stream()
        .filter(
            pattern ->
                pattern.rhythm().isPresent()
                    || pattern.cause().factor().kind() == FactorKind.EVERY_NTH)
        .map(Cycle::of)
        .toList();
  }

  private static Cycle of(FoundPattern pattern) {
    String line = pattern.group().key().lineId();
    return pattern.rhythm().isPresent()
        ? new Cycle(line, 0, pattern.rhythm())
        : new Cycle(line, Integer.parseInt(pattern.cause().factor().value()), Optional.empty());
  }

  /** Whether it says anything of findings there. */
  boolean concerns(FusedFinding finding) {
    return lineId.equals(finding.group().lineId());
  }

  /**
   * Distance from the nearest expected mark, share of the period, 0 to 0.5; NaN where it is not
   * known.
   */
  double away(Occurrence mark) {
    if (rhythm.isEmpty() || mark.positionMm() == null) {
      return Double.NaN;
    }
    return rhythm.get().originsMm().containsKey(coilOf(mark.part()))
        ? Math.abs(rhythm.get().awayMm(mark)) / rhythm.get().periodMm()
        : Double.NaN;
  }

  /** Which of the n parts it is, or -1 where that is not known. */
  long turn(FusedFinding finding) {
    StationView view = finding.mark().part().stations().get(finding.group().stationId());
    return nth == 0 || view == null || view.judged().sequence() < 0
        ? -1
        : view.judged().sequence() % nth;
  }

  private static String coilOf(InspectedPart part) {
    int slash = part.partId().lastIndexOf('/');
    return slash < 0 ? "" : part.partId().substring(0, slash);
  }
}
