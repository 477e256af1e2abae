package lineside.jobs.alarm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import lineside.jobs.alarm.AlarmBook.Holding;
import lineside.jobs.alarm.AlarmBook.OpenAlarm;
import lineside.jobs.alarm.AlarmBook.PartFaults;
import lineside.jobs.alarm.AlarmBook.Window;
import lineside.jobs.alarm.AlarmLife.Ground;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * Judges parts by the rules of their recipe: raises one alarm for each cause, counts repeats on it,
 * and clears it when every rule that holds it has seen enough quiet parts. Parts come in trigger
 * order. Works on state that the caller keeps; not thread-safe.
 *
 * <p>A place is a station for defects and a camera for lost frames, pictures that are no evidence,
 * and scores. A view without evidence says nothing of defects and stands in no window of them. The
 * window of a place goes on from recipe to recipe.
 */
public final class AlarmEngine {
  /** Places remembered; more are forged. */
  private static final int MAX_PLACES = 512;

  private final AlarmBook book;
  private final AlarmLife life;
  private final PartEvidence evidence;
  private final PlantAlarms plant;

  /**
   * Works on {@code book}.
   *
   * @param recipes in force, for alarms that no part raises
   * @param out takes every revision of every alarm
   * @param wallClockMicros microseconds since 1970 (UTC)
   */
  public AlarmEngine(
      AlarmBook book,
      Supplier<Collection<Recipe>> recipes,
      Consumer<Alarm> out,
      LongSupplier wallClockMicros) {
    this.book = book;
    this.life = new AlarmLife(book, out, wallClockMicros);
    this.evidence = new PartEvidence(book.scores);
    this.plant = new PlantAlarms(life, recipes);
  }

  /** Counts the verdict that stands on the next part. */
  public void part(PartVerdict part, @Nullable Recipe recipe) {
    RecipeRules rules = RecipeRules.of(recipe);
    evidence.placesOf(part, rules).forEach((key, place) -> count(key, place, part, rules));
  }

  /** Corrects what a part that was counted before showed; raises and clears nothing by itself. */
  public void revise(PartVerdict part) {
    evidence.faultsOf(part).forEach((key, place) -> correct(key, part, place));
  }

  /** The alarms of cameras and books, which have no window. */
  public PlantAlarms plant() {
    return plant;
  }

  /** What persons do with alarms. */
  public AlarmActions actions() {
    return new AlarmActions(book, life);
  }

  /** What the line's clock does with alarms. */
  public AlarmTimes times() {
    return new AlarmTimes(book, life);
  }

  private void count(String key, Place place, PartVerdict part, RecipeRules rules) {
    Window window = book.windows.get(key);
    if (window == null) {
      if (book.windows.size() >= MAX_PLACES) {
        return;
      }
      window = new Window();
      book.windows.put(key, window);
    }
    window.lastSeenMillis = part.getFirstTriggeredAt().toEpochMilli();
    window.parts.add(
        new PartFaults(part.getInspectionId(), List.copyOf(place.faults), place.spots));
    while (window.parts.size() > rules.windowParts()) {
      window.parts.remove(0);
    }
    Set<String> faults = new TreeSet<>(place.faults);
    faults.addAll(place.activeFaults(book.active.values(), rules.recipeId()));
    for (String fault : faults) {
      judge(new Fault(place, fault, window.parts), part, rules);
    }
  }

  /** One kind of fault at one place, with the parts up to this one. */
  private record Fault(Place place, String kind, List<PartFaults> parts) {
    boolean isShown() {
      return place.faults.contains(kind);
    }
  }

  private void judge(Fault fault, PartVerdict part, RecipeRules rules) {
    Cause cause = fault.place().cause(part.getLineId(), rules.recipeId(), fault.kind());
    List<AlarmRule> holding =
        fault.place().rules(rules, fault.kind()).stream()
            .filter(rule -> Condition.holds(rule, fault.kind(), fault.parts()))
            .toList();
    OpenAlarm open = life.active(cause);
    if (open == null && (!fault.isShown() || holding.isEmpty())) {
      return;
    }
    Ground gravest =
        holding.stream()
            .max(Comparator.comparingInt(AlarmEngine::gravity))
            .map(rule -> new Ground(rules.recipeId(), rule))
            .orElse(null);
    Occurrence occurrence =
        new Occurrence(
            part.getInspectionId(),
            part.getFirstTriggeredAt(),
            part.getPartId(),
            fault.place().acquiredAtMicros);
    if (open == null && gravest != null) {
      String message = Messages.of(fault.place(), fault.kind(), fault.parts(), gravest.rule());
      open = life.raise(cause, occurrence, gravest, message);
    } else if (open != null && fault.isShown()) {
      AlarmRule told = gravest == null ? null : gravest.rule();
      String message = Messages.of(fault.place(), fault.kind(), fault.parts(), told);
      life.repeat(open, occurrence, gravest, message);
    }
    if (open != null) {
      hold(open, holding, fault.isShown(), rules);
      if (open.holdings.isEmpty()) {
        life.clear(cause, part.getFirstTriggeredAt());
      }
    }
  }

  /** Counts quiet parts, and takes in the rules that hold now. */
  private static void hold(
      OpenAlarm open, List<AlarmRule> holding, boolean isShown, RecipeRules rules) {
    Map<String, Holding> next = new TreeMap<>();
    for (Holding known : open.holdings) {
      Holding counted = isLoud(known, holding, isShown, rules) ? known.loud() : known.quiet();
      if (!counted.isOver()) {
        next.put(known.recipeId() + '|' + known.ruleId(), counted);
      }
    }
    for (AlarmRule rule : holding) {
      if (isShown || rule.getKind() == AlarmRuleKind.RATE) {
        next.put(
            rules.recipeId() + '|' + rule.getRuleId(),
            new Holding(rules.recipeId(), rule.getRuleId(), RecipeRules.clearAfterParts(rule), 0));
      }
    }
    open.holdings = new ArrayList<>(next.values());
  }

  /** A rate is quiet within its limit, everything else when the fault does not show. */
  private static boolean isLoud(
      Holding known, List<AlarmRule> holding, boolean isShown, RecipeRules rules) {
    if (known.recipeId().equals(rules.recipeId())) {
      for (AlarmRule rule : rules.of(AlarmRuleKind.RATE)) {
        if (rule.getRuleId().equals(known.ruleId())) {
          return holding.contains(rule);
        }
      }
    }
    return isShown;
  }

  private static int gravity(AlarmRule rule) {
    return rule.getSeverity() > 0 ? rule.getSeverity() : Severity.of(rule.getPriority());
  }

  private void correct(String key, PartVerdict part, Place place) {
    Window known = book.windows.get(key);
    List<PartFaults> window = known == null ? List.of() : known.parts;
    for (int i = 0; i < window.size(); i++) {
      PartFaults before = window.get(i);
      if (before.inspectionId().equals(part.getInspectionId())) {
        window.set(
            i, new PartFaults(part.getInspectionId(), List.copyOf(place.faults), before.spots()));
      }
    }
  }
}
