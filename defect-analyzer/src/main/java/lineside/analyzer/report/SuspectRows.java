package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.pattern.Wording;
import lineside.schemas.record.ContainmentAction;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.Suspect;

/** Suspect serials of a pattern, to hold and to check. */
final class SuspectRows {
  /** Serials printed of each kind; the others are in patterns.json. */
  private static final int SHOWN = 48;

  private SuspectRows() {}

  static List<Page.SuspectGroup> of(List<Suspect> suspects) {
    List<Page.SuspectGroup> groups = new ArrayList<>();
    add(groups, suspects, ContainmentAction.HOLD, "Hold");
    add(groups, suspects, ContainmentAction.CHECK, "Check a sample");
    return groups;
  }

  private static void add(
      List<Page.SuspectGroup> groups,
      List<Suspect> suspects,
      ContainmentAction action,
      String word) {
    List<String> parts =
        suspects.stream()
            .filter(suspect -> suspect.getAction() == action)
            .map(Suspect::getPartId)
            .toList();
    if (!parts.isEmpty()) {
      String note =
          parts.size() > SHOWN
              ? "the first %d of %d named in patterns.json".formatted(SHOWN, parts.size())
              : Figures.counted(parts.size(), "part");
      groups.add(
          new Page.SuspectGroup(word, note, parts.subList(0, Math.min(SHOWN, parts.size()))));
    }
  }

  static String note(FoundPattern found, Pattern pattern) {
    boolean isSince = pattern.getSinceAt() != null || pattern.getUntilAt() != null;
    return "%s made under %s%s passed. To hold: a mark was expected, or the score was nearer to the threshold than on 95 %% of passed parts made elsewhere."
        .formatted(
            Figures.counted(pattern.getSuspectParts(), "part"),
            Wording.factor(found.cause().factor()),
            isSince ? " while its rate was raised" : "");
  }
}
