package lineside.jobs.recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;

/** Tells what of a recipe's alarm rules cannot be followed. */
final class AlarmRuleCheck {
  private static final int MAX_RULES = 64;
  private static final int MAX_ID_CHARS = 64;
  private static final int MAX_WINDOW_PARTS = 1000;
  private static final int MIN_LEARNED = 20;
  private static final int MAX_SEVERITY = 1000;

  private final List<String> problems = new ArrayList<>();
  private final String name;

  private AlarmRuleCheck(AlarmRule rule) {
    this.name = "alarm rule " + rule.getRuleId() + ": ";
  }

  static List<String> problemsOf(List<AlarmRule> rules) {
    List<String> problems = new ArrayList<>();
    if (rules.size() > MAX_RULES) {
      problems.add("%d alarm rules, at most %d are taken".formatted(rules.size(), MAX_RULES));
    }
    Set<String> ids = new HashSet<>();
    for (AlarmRule rule : rules) {
      AlarmRuleCheck check = new AlarmRuleCheck(rule);
      check.check(rule);
      if (!ids.add(rule.getRuleId())) {
        check.problems.add(check.name + "there are two of that name");
      }
      problems.addAll(check.problems);
    }
    return problems;
  }

  private void check(AlarmRule rule) {
    int idChars = rule.getRuleId().length();
    require(
        !rule.getRuleId().isBlank() && idChars <= MAX_ID_CHARS,
        "its name has 1 to %d characters".formatted(MAX_ID_CHARS));
    int k = rule.getOccurrences();
    int n = rule.getWindowParts();
    require(
        k >= 1 && n >= 1 && n <= MAX_WINDOW_PARTS && (n >= k || !needsWindow(rule.getKind())),
        "%d among %d parts is none, 1 <= k <= n <= %d".formatted(k, n, MAX_WINDOW_PARTS));
    require(
        rule.getClearAfterParts() >= 0 && rule.getClearAfterParts() <= MAX_WINDOW_PARTS,
        "clearAfterParts is " + rule.getClearAfterParts());
    require(
        rule.getSeverity() >= 0 && rule.getSeverity() <= MAX_SEVERITY,
        "severity is %d, 0 to %d is needed".formatted(rule.getSeverity(), MAX_SEVERITY));
    require(
        rule.getEscalateAfterMillis() >= 0,
        "escalateAfterMillis is " + rule.getEscalateAfterMillis());
    switch (rule.getKind()) {
      case CONSECUTIVE ->
          require(k <= MAX_WINDOW_PARTS, "occurrences is " + k + ", at most 1000 are kept");
      case RATE -> {
        requireBetween("expectedRate", rule.getExpectedRate(), 1);
        requireBetween("falseAlarmRate", rule.getFalseAlarmRate(), 0.5);
      }
      case CRITICAL ->
          require(!rule.getDefectKinds().isEmpty(), "it names no defect kind that is critical");
      case SAME_POSITION ->
          require(
              rule.getCentreRadius() > 0 && rule.getCentreRadius() <= 1,
              "centreRadius is " + rule.getCentreRadius() + ", above 0 and at most 1 is needed");
      case SCORE_DRIFT -> {
        require(n >= MIN_LEARNED, "windowParts is " + n + ", at least 20 views are learned from");
        require(
            rule.getEwmaWeight() > 0 && rule.getEwmaWeight() <= 1,
            "ewmaWeight is " + rule.getEwmaWeight() + ", above 0 and at most 1 is needed");
        requireBetween("ewmaSigmas", rule.getEwmaSigmas(), 1e6);
      }
      case K_OF_N, CAMERA_UNHEALTHY, CAMERA_SILENT, LEDGER, MODEL_CHANGE, MODEL_REFUSED -> {}
    }
  }

  private static boolean needsWindow(AlarmRuleKind kind) {
    return kind == AlarmRuleKind.K_OF_N
        || kind == AlarmRuleKind.SAME_POSITION
        || kind == AlarmRuleKind.CAMERA_UNHEALTHY;
  }

  private void requireBetween(String field, double value, double below) {
    require(
        value > 0 && value < below,
        "%s is %s, above 0 and below %s is needed".formatted(field, value, below));
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(name + problem);
    }
  }
}
