package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import lineside.schemas.record.ContainmentAction;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.ResultEvaluation;

/**
 * Chooses the suspects of a pattern. To be held are parts on which a rhythm expects a mark, and
 * parts whose score is nearer to the threshold than that of nearly all passed parts made elsewhere.
 */
final class SuspectChoice {
  /** A part is held when its score is above this share of the passed parts elsewhere. */
  private static final double HELD_FROM = 0.95;

  private SuspectChoice() {}

  /**
   * Chooses.
   *
   * @param under base indices of the parts made under the factor
   * @return those to be held first, then in order of time
   */
  static List<SuspectPart> of(DefectGroup group, FactorKind kind, BitSet under, RateCourse course) {
    if (kind == FactorKind.POSITION) {
      return List.of();
    }
    double bar = bar(group, under);
    List<SuspectPart> suspects = new ArrayList<>();
    under.stream()
        .mapToObj(group.base()::get)
        .filter(part -> part.evaluation() == ResultEvaluation.OK && isRaised(course, part))
        .forEach(part -> suspects.add(suspect(part, kind, nearness(group, part), bar)));
    suspects.sort(
        Comparator.comparing(SuspectPart::action)
            .reversed()
            .thenComparing(suspect -> suspect.part().at()));
    return suspects;
  }

  private static SuspectPart suspect(
      InspectedPart part, FactorKind kind, float nearness, double bar) {
    if (kind == FactorKind.PERIOD) {
      return new SuspectPart(part, ContainmentAction.HOLD, "a mark was expected and none seen");
    }
    if (nearness > bar) {
      return new SuspectPart(
          part,
          ContainmentAction.HOLD,
          String.format(Locale.ROOT, "score at %.0f %% of the threshold", 100 * nearness));
    }
    return new SuspectPart(part, ContainmentAction.CHECK, "passed under the condition");
  }

  /** A little before the change too: its moment is an estimate. */
  private static boolean isRaised(RateCourse course, InspectedPart part) {
    return course
        .raised()
        .map(
            raised ->
                raised.since().map(phase -> !part.at().isBefore(phase.low())).orElse(true)
                    && raised.until().map(end -> !part.at().isAfter(end)).orElse(true))
        .orElse(true);
  }

  private static double bar(DefectGroup group, BitSet under) {
    List<InspectedPart> base = group.base();
    double[] elsewhere = new double[base.size()];
    int count = 0;
    for (int i = 0; i < base.size(); i++) {
      float nearness = nearness(group, base.get(i));
      if (!under.get(i)
          && base.get(i).evaluation() == ResultEvaluation.OK
          && !Float.isNaN(nearness)) {
        elsewhere[count++] = nearness;
      }
    }
    if (count == 0) {
      return Double.POSITIVE_INFINITY;
    }
    Arrays.sort(elsewhere, 0, count);
    return elsewhere[(int) (HELD_FROM * (count - 1))];
  }

  private static float nearness(DefectGroup group, InspectedPart part) {
    StationView view = part.stations().get(group.key().stationId());
    return view == null ? Float.NaN : view.judged().nearness();
  }
}
