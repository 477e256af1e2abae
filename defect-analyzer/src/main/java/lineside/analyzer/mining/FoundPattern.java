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
 * @param course how its rate went over time
 * @param weight what follows from it
 * @param alsoSeen the same cause in other groups, folded into this pattern
 */
public record FoundPattern(
    DefectGroup group,
    RatedTest cause,
    Optional<Rhythm> rhythm,
    List<InspectedPart> partsUnder,
    List<Occurrence> occurrences,
    List<RatedTest> tests,
    RateCourse course,
    Weight weight,
    List<RatedTest> alsoSeen) {

  /** Copies the lists. */
  public FoundPattern {
    partsUnder = List.copyOf(partsUnder);
    occurrences = List.copyOf(occurrences);
    tests = List.copyOf(tests);
    alsoSeen = List.copyOf(alsoSeen);
  }

  /**
   * What follows from a pattern, and how sure its name is.
   *
   * @param severity what it costs
   * @param suspects parts that passed under it, to be held first
   * @param confounded factors that can't be told apart from the named one
   * @param interactions second factors that it acts together with, surest first
   */
  public record Weight(
      Severity severity,
      List<SuspectPart> suspects,
      List<Confounder> confounded,
      List<Interaction> interactions) {
    /** Nothing follows. */
    static final Weight NONE =
        new Weight(new Severity(0, 0, 0, 0, 0, 0), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Weight {
      suspects = List.copyOf(suspects);
      confounded = List.copyOf(confounded);
      interactions = List.copyOf(interactions);
    }
  }

  /** Share of all parts with the kind at the station that the cause spoiled. */
  public double attributableShare() {
    int all = group.occurrences().size();
    return all == 0 ? 0 : Math.min(1, partsLost() / all);
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
    return new FoundPattern(
        group, cause, rhythm, partsUnder, occurrences, tests, course, weight, more);
  }
}
