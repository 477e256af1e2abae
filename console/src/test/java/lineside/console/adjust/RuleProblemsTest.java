package lineside.console.adjust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import org.junit.jupiter.api.Test;

final class RuleProblemsTest {
  @Test
  void takesARuleOfEveryKindWithItsUsualNumbers() {
    for (AlarmRuleKind kind : AlarmRuleKind.values()) {
      assertThat(RuleProblems.of(rule(kind, 3, 40))).as(kind.name()).isEmpty();
    }
  }

  @Test
  void refusesMoreOccurrencesThanPartsThatAreLookedAt() {
    assertThat(RuleProblems.of(rule(AlarmRuleKind.K_OF_N, 5, 4)))
        .containsExactly("rule scratches: k must not be above n");
  }

  @Test
  void refusesACriticalRuleThatNamesNoKind() {
    AlarmRule rule = rule(AlarmRuleKind.CRITICAL, 1, 1);
    rule.setDefectKinds(List.of());

    assertThat(RuleProblems.of(rule))
        .containsExactly("rule scratches: it needs a kind of defect that is critical");
  }

  @Test
  void refusesToLearnFromTooFewViews() {
    assertThat(RuleProblems.of(rule(AlarmRuleKind.SCORE_DRIFT, 1, 19)))
        .containsExactly("rule scratches: it learns from at least 20 views");
  }

  @Test
  void refusesSharesThatAreNone() {
    AlarmRule rule = rule(AlarmRuleKind.RATE, 1, 100);
    rule.setExpectedRate(0);
    rule.setFalseAlarmRate(Double.NaN);

    assertThat(RuleProblems.of(rule)).hasSize(2);
  }

  private static AlarmRule rule(AlarmRuleKind kind, int occurrences, int windowParts) {
    return AlarmRule.newBuilder()
        .setRuleId("scratches")
        .setKind(kind)
        .setDefectKinds(List.of("scratch"))
        .setOccurrences(occurrences)
        .setWindowParts(windowParts)
        .setPriority(AlarmPriority.HIGH)
        .setAction("Look at pallet 5")
        .build();
  }
}
