package lineside.analyzer.mining;

import java.util.List;

/**
 * What a pattern costs in the period of the report.
 *
 * @param partsLost parts with the defect under the factor, less those at the rate elsewhere
 * @param reworkedShare share of the affected parts that came again, 0 to 1
 * @param scrap cost of the others
 * @param rework cost of those
 * @param escapesExpected estimate of parts with the defect that passed
 * @param escapes cost of these
 */
public record Severity(
    double partsLost,
    double reworkedShare,
    double scrap,
    double rework,
    double escapesExpected,
    double escapes) {

  static Severity of(
      RateTable table, List<Occurrence> occurrences, Population population, Costs costs) {
    double lost = Math.max(0, table.defectsUnder() - table.rateElsewhere() * table.partsUnder());
    long reworked = occurrences.stream().filter(o -> population.cameAgain(o.part())).count();
    double share = occurrences.isEmpty() ? 0 : (double) reworked / occurrences.size();
    double escaped = lost * costs.escapesPerFound();
    return new Severity(
        lost,
        share,
        lost * (1 - share) * costs.scrap(),
        lost * share * costs.rework(),
        escaped,
        escaped * costs.escape());
  }

  /** All of it. */
  public double total() {
    return scrap + rework + escapes;
  }
}
