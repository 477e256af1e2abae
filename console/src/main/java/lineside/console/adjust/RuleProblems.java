package lineside.console.adjust;

import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;

/** What the line would refuse of an alarm rule, said to the person who writes it. */
final class RuleProblems {
  private static final int MOST_CHARACTERS = 64;
  private static final int MOST_PARTS = 1000;
  private static final int LEAST_LEARNED = 20;

  private final List<String> problems = new ArrayList<>();
  private final String name;

  private RuleProblems(AlarmRule rule) {
    this.name = "rule " + rule.getRuleId() + ": ";
  }

  static List<String> of(AlarmRule rule) {
    RuleProblems found = new RuleProblems(rule);
    found.numbers(rule);
    found.kind(rule);
    return List.copyOf(found.problems);
  }

  private void numbers(AlarmRule rule) {
    int k = rule.getOccurrences();
    int n = rule.getWindowParts();
    require(
        rule.getRuleId().length() <= MOST_CHARACTERS,
        "its name has more than " + MOST_CHARACTERS + " characters");
    require(k >= 1 && k <= MOST_PARTS && n >= 1 && n <= MOST_PARTS, "k and n must be 1 to 1000");
    require(n >= k || !needsWindow(rule.getKind()), "k must not be above n");
    require(
        rule.getClearAfterParts() >= 0 && rule.getClearAfterParts() <= MOST_PARTS,
        "clearAfterParts must be 0 to 1000");
    require(rule.getSeverity() >= 0 && rule.getSeverity() <= 1000, "severity must be 0 to 1000");
    require(rule.getEscalateAfterMillis() >= 0, "the time to escalation must be at least 0");
  }

  private void kind(AlarmRule rule) {
    switch (rule.getKind()) {
      case RATE -> {
        within("expectedRate", rule.getExpectedRate(), 1);
        within("falseAlarmRate", rule.getFalseAlarmRate(), 0.5);
      }
      case CRITICAL ->
          require(!rule.getDefectKinds().isEmpty(), "it needs a kind of defect that is critical");
      case SAME_POSITION ->
          require(
              rule.getCentreRadius() > 0 && rule.getCentreRadius() <= 1,
              "centreRadius must be above 0 and at most 1");
      case SCORE_DRIFT -> {
        require(rule.getWindowParts() >= LEAST_LEARNED, "it learns from at least 20 views");
        require(
            rule.getEwmaWeight() > 0 && rule.getEwmaWeight() <= 1,
            "ewmaWeight must be above 0 and at most 1");
        within("ewmaSigmas", rule.getEwmaSigmas(), 1e6);
      }
      case K_OF_N,
          CONSECUTIVE,
          CAMERA_UNHEALTHY,
          CAMERA_SILENT,
          LEDGER,
          MODEL_CHANGE,
          MODEL_REFUSED -> {}
    }
  }

  private static boolean needsWindow(AlarmRuleKind kind) {
    return kind == AlarmRuleKind.K_OF_N
        || kind == AlarmRuleKind.SAME_POSITION
        || kind == AlarmRuleKind.CAMERA_UNHEALTHY;
  }

  private void within(String field, double value, double below) {
    require(value > 0 && value < below, field + " must be above 0 and below " + below);
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(name + problem);
    }
  }
}
