package lineside.jobs.alarm;

import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.record.Recipe;
import lineside.schemas.wire.TrustedRecords;
import org.jspecify.annotations.Nullable;

/** The rules of one recipe, with those that stand in where it has none. */
record RecipeRules(String recipeId, List<AlarmRule> rules) {
  /** Longest window kept; recipes that ask for more are refused. */
  static final int MAX_WINDOW_PARTS = 1000;

  static {
    // The defaults of a rule are resolved by their class names.
    TrustedRecords.trust();
  }

  static RecipeRules of(@Nullable Recipe recipe) {
    List<AlarmRule> rules = new ArrayList<>();
    AlarmRule plain = recipe == null ? unknown() : plain(recipe);
    List<AlarmRule> own = recipe == null ? List.of() : recipe.getAlarmRules();
    rules.addAll(own);
    if (own.isEmpty()) {
      rules.add(plain);
    }
    if (own.stream().noneMatch(rule -> rule.getKind() == AlarmRuleKind.CAMERA_UNHEALTHY)) {
      rules.add(
          AlarmRule.newBuilder(plain)
              .setKind(AlarmRuleKind.CAMERA_UNHEALTHY)
              .setSuppressedWhile(List.of(AlarmKind.CAMERA_ABSENT))
              .build());
    }
    return new RecipeRules(recipe == null ? "" : recipe.getRecipeId(), List.copyOf(rules));
  }

  /** Rules for a kind of defect at a station. */
  List<AlarmRule> defect(String stationId, String defectKind) {
    return rules.stream()
        .filter(rule -> isForDefects(rule.getKind()))
        .filter(rule -> covers(rule.getStationIds(), stationId))
        .filter(rule -> covers(rule.getDefectKinds(), defectKind))
        .toList();
  }

  List<AlarmRule> of(AlarmRuleKind kind) {
    return rules.stream().filter(rule -> rule.getKind() == kind).toList();
  }

  /** Whether where a defect lies matters. */
  boolean needsSpots() {
    return rules.stream().anyMatch(rule -> rule.getKind() == AlarmRuleKind.SAME_POSITION);
  }

  /** Parts that a place must remember. */
  int windowParts() {
    int longest =
        rules.stream()
            .filter(rule -> rule.getKind() != AlarmRuleKind.SCORE_DRIFT)
            .mapToInt(rule -> Math.max(rule.getWindowParts(), rule.getOccurrences()))
            .max()
            .orElse(1);
    return Math.min(MAX_WINDOW_PARTS, Math.max(1, longest));
  }

  /** Quiet parts in a row after which the condition of a rule is gone. */
  static int clearAfterParts(AlarmRule rule) {
    if (rule.getClearAfterParts() > 0) {
      return rule.getClearAfterParts();
    }
    return switch (rule.getKind()) {
      case CONSECUTIVE -> Math.max(1, rule.getOccurrences());
      case CRITICAL -> 1;
      case K_OF_N,
          RATE,
          SAME_POSITION,
          CAMERA_UNHEALTHY,
          CAMERA_SILENT,
          LEDGER,
          SCORE_DRIFT,
          MODEL_CHANGE,
          MODEL_REFUSED ->
          Math.max(1, Math.min(MAX_WINDOW_PARTS, rule.getWindowParts()));
    };
  }

  private static boolean isForDefects(AlarmRuleKind kind) {
    return switch (kind) {
      case K_OF_N, CONSECUTIVE, RATE, CRITICAL, SAME_POSITION -> true;
      case CAMERA_UNHEALTHY, CAMERA_SILENT, LEDGER, SCORE_DRIFT, MODEL_CHANGE, MODEL_REFUSED ->
          false;
    };
  }

  private static boolean covers(List<String> named, String name) {
    return named.isEmpty() || named.contains(name);
  }

  private static AlarmRule plain(Recipe recipe) {
    int occurrences = Math.max(1, recipe.getAlarmOccurrences());
    return AlarmRule.newBuilder()
        .setRuleId("")
        .setKind(AlarmRuleKind.K_OF_N)
        .setOccurrences(occurrences)
        .setWindowParts(Math.max(occurrences, recipe.getAlarmWindowParts()))
        .setPriority(recipe.getAlarmPriority())
        .setAction(recipe.getAlarmAction())
        .build();
  }

  private static AlarmRule unknown() {
    return AlarmRule.newBuilder()
        .setRuleId("")
        .setKind(AlarmRuleKind.K_OF_N)
        .setOccurrences(3)
        .setWindowParts(20)
        .setPriority(AlarmPriority.MEDIUM)
        .setAction("Check the recipe and the camera.")
        .build();
  }
}
