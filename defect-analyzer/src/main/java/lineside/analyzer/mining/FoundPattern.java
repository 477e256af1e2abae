package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cause that stands out, with everything it rests on.
 *
 * @param group defects that it was found in
 * @param cause the test that names it
 * @param rhythm for a period
 * @param partsUnder parts made under it, in order of time
 * @param occurrences the clearest finding of each part that shows the defect under it, in order of
 *     time
 * @param tests every test of the group, strongest first
 * @param alsoSeen the same cause in other groups, folded into this pattern
 */
public record FoundPattern(
    DefectGroup group,
    RatedTest cause,
    Optional<Rhythm> rhythm,
    List<InspectedPart> partsUnder,
    List<Occurrence> occurrences,
    List<RatedTest> tests,
    List<RatedTest> alsoSeen) {

  /** Copies the lists. */
  public FoundPattern {
    partsUnder = List.copyOf(partsUnder);
    occurrences = List.copyOf(occurrences);
    tests = List.copyOf(tests);
    alsoSeen = List.copyOf(alsoSeen);
  }

  /**
   * Parts that the cause spoils: those that show the defect under it, less those that would at the
   * rate elsewhere.
   */
  public double partsLost() {
    RateTable table = cause.table();
    return table.defectsUnder() - table.rateElsewhere() * table.partsUnder();
  }

  FoundPattern with(RatedTest other) {
    List<RatedTest> more = new ArrayList<>(alsoSeen);
    more.add(other);
    return new FoundPattern(group, cause, rhythm, partsUnder, occurrences, tests, more);
  }
}
