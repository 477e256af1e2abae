package lineside.analyzer.item;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;

/**
 * What persons said of inspections. Of one person and occasion the first word counts, as on the
 * topic; over several occasions the last word of a person; and what persons say against each other
 * counts not at all. Immutable.
 */
public final class PersonsWords {
  /** Nobody said anything. */
  public static final PersonsWords NONE = of(List.of());

  private final Map<Inspected, Word> words;
  private final Set<Inspected> disputed;
  private final int statements;

  private PersonsWords(Map<Inspected, Word> words, Set<Inspected> disputed, int statements) {
    this.words = words;
    this.disputed = disputed;
    this.statements = statements;
  }

  /**
   * What stands.
   *
   * @param isDefective whether the part is defective
   * @param kinds kinds as names of folders, ordered; empty when not said, or said differently
   * @param who all that say so
   * @param at first time
   * @param occasion occasion of the first time
   */
  record Word(
      boolean isDefective, List<String> kinds, String who, Instant at, FeedbackOccasion occasion) {}

  private record Turn(Inspected inspected, String person, FeedbackOccasion occasion) {}

  /** From what was said, in the order of the log. */
  public static PersonsWords of(List<Feedback> said) {
    Map<Turn, Feedback> first = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    for (Feedback feedback : said) {
      ids.add(feedback.getFeedbackId());
      Inspected inspected = Inspected.of(feedback);
      first.putIfAbsent(
          new Turn(inspected, feedback.getPerson(), feedback.getOccasion()), feedback);
    }
    Map<Inspected, Map<String, Feedback>> lastOfPerson = new LinkedHashMap<>();
    first.forEach(
        (turn, feedback) ->
            lastOfPerson
                .computeIfAbsent(turn.inspected(), unused -> new TreeMap<>())
                .merge(turn.person(), feedback, PersonsWords::later));
    Map<Inspected, Word> words = new HashMap<>();
    Set<Inspected> disputed = new HashSet<>();
    lastOfPerson.forEach(
        (inspected, persons) -> {
          if (persons.values().stream().map(Feedback::getIsDefective).distinct().count() > 1) {
            disputed.add(inspected);
          } else {
            words.put(inspected, word(persons.values()));
          }
        });
    return new PersonsWords(words, disputed, ids.size());
  }

  private static Feedback later(Feedback one, Feedback other) {
    return other.getAt().isBefore(one.getAt()) ? one : other;
  }

  private static Word word(Collection<Feedback> agreeing) {
    List<Feedback> inTime =
        agreeing.stream()
            .sorted(Comparator.comparing(Feedback::getAt).thenComparing(Feedback::getPerson))
            .toList();
    Feedback earliest = inTime.get(0);
    return new Word(
        earliest.getIsDefective(),
        earliest.getIsDefective() ? kinds(inTime) : List.of(),
        inTime.stream().map(Feedback::getPerson).distinct().collect(joining(", ")),
        earliest.getAt(),
        earliest.getOccasion());
  }

  /** What all name that name any. */
  private static List<String> kinds(List<Feedback> said) {
    Set<String> common = new TreeSet<>();
    boolean isFirst = true;
    for (Feedback feedback : said) {
      Set<String> named = new TreeSet<>();
      feedback.getDefectKinds().forEach(kind -> named.add(Label.kindNamed(kind)));
      named.remove(Label.ANY_DEFECT);
      if (named.isEmpty()) {
        continue;
      }
      if (isFirst) {
        common.addAll(named);
      } else {
        common.retainAll(named);
      }
      isFirst = false;
    }
    return new ArrayList<>(common);
  }

  /** What stands of an inspection. */
  Optional<Word> on(Inspected inspected) {
    return Optional.ofNullable(words.get(inspected));
  }

  /** Whether persons say different things of it. */
  boolean isDisputed(Inspected inspected) {
    return disputed.contains(inspected);
  }

  /** Every inspection that somebody spoke of. */
  Set<Inspected> inspections() {
    Set<Inspected> all = new HashSet<>(words.keySet());
    all.addAll(disputed);
    return all;
  }

  /** Different statements, repetitions left out. */
  public int statements() {
    return statements;
  }
}
