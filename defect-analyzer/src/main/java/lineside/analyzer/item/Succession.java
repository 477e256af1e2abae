package lineside.analyzer.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an earlier version lives on beside what the archive says now. Rows leave an archive, and
 * a run may not hear what persons said: what they said once stays. Pure.
 */
final class Succession {
  private Succession() {}

  private record Shown(String picture, Inspected inspected) {}

  /**
   * Items of before that still count, then those of now.
   *
   * @param before items of the version before
   * @param now items of the archive
   */
  static List<TrainingItem> of(
      List<TrainingItem> before, List<TrainingItem> now, PersonsWords persons) {
    Map<Shown, Speaker> speakers = new HashMap<>();
    now.forEach(item -> speakers.merge(shown(item), item.said().speaker(), Succession::stronger));
    Set<Shown> remembered = new HashSet<>();
    List<TrainingItem> all = new ArrayList<>();
    for (TrainingItem item : before) {
      if (livesOn(item, speakers.get(shown(item)), persons)) {
        all.add(item);
        remembered.add(shown(item));
      }
    }
    now.stream().filter(item -> !remembered.contains(shown(item))).forEach(all::add);
    return all;
  }

  private static boolean livesOn(TrainingItem item, @Nullable Speaker now, PersonsWords persons) {
    Inspected inspected = item.origin().inspected();
    boolean isPersons = item.said().speaker() == Speaker.PERSON;
    if (persons.isDisputed(inspected) || (!isPersons && persons.on(inspected).isPresent())) {
      return false;
    }
    // A person's word of now replaces the one of before, whatever it is.
    return now == null || (isPersons && now != Speaker.PERSON && persons.on(inspected).isEmpty());
  }

  private static Speaker stronger(Speaker one, Speaker other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Shown shown(TrainingItem item) {
    return new Shown(item.pictureSha256(), item.origin().inspected());
  }
}
