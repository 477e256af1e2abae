package lineside.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.wire.TrustedRecords;
import org.junit.jupiter.api.Test;

class AlarmRuleCheckTest {
  static {
    TrustedRecords.trust();
  }

  @Test
  void takesOneOfEachKind() {
    assertThat(
            problems(
                rule("a", AlarmRuleKind.K_OF_N).setOccurrences(3).setWindowParts(40),
                rule("b", AlarmRuleKind.CONSECUTIVE).setOccurrences(3),
                rule("c", AlarmRuleKind.RATE).setWindowParts(200).setExpectedRate(0.02),
                rule("d", AlarmRuleKind.CRITICAL).setDefectKinds(List.of("crack")),
                rule("e", AlarmRuleKind.SAME_POSITION).setOccurrences(3).setWindowParts(20),
                rule("f", AlarmRuleKind.CAMERA_UNHEALTHY).setOccurrences(2).setWindowParts(9),
                rule("g", AlarmRuleKind.CAMERA_SILENT),
                rule("h", AlarmRuleKind.LEDGER),
                rule("i", AlarmRuleKind.SCORE_DRIFT).setWindowParts(200),
                rule("j", AlarmRuleKind.MODEL_CHANGE)))
        .isEmpty();
  }

  @Test
  void refusesWhatNoPartCanMeet() {
    assertThat(problems(rule("few", AlarmRuleKind.K_OF_N).setOccurrences(5).setWindowParts(4)))
        .containsExactly("alarm rule few: 5 among 4 parts is none, 1 <= k <= n <= 1000");
    assertThat(problems(rule("none", AlarmRuleKind.CRITICAL)))
        .containsExactly("alarm rule none: it names no defect kind that is critical");
  }

  @Test
  void refusesRatesRadiiAndWeightsThatAreNone() {
    assertThat(
            problems(
                rule("r", AlarmRuleKind.RATE)
                    .setWindowParts(9)
                    .setExpectedRate(Double.NaN)
                    .setFalseAlarmRate(0.6)))
        .containsExactly(
            "alarm rule r: expectedRate is NaN, above 0 and below 1.0 is needed",
            "alarm rule r: falseAlarmRate is 0.6, above 0 and below 0.5 is needed");
    assertThat(problems(rule("p", AlarmRuleKind.SAME_POSITION).setCentreRadius(-1))).hasSize(1);
    assertThat(problems(rule("s", AlarmRuleKind.SCORE_DRIFT).setWindowParts(5).setEwmaWeight(0)))
        .hasSize(2);
  }

  @Test
  void refusesTwoOfOneName() {
    assertThat(problems(rule("a", AlarmRuleKind.LEDGER), rule("a", AlarmRuleKind.MODEL_CHANGE)))
        .containsExactly("alarm rule a: there are two of that name");
  }

  private static List<String> problems(AlarmRule.Builder... rules) {
    return AlarmRuleCheck.problemsOf(
        List.of(rules).stream().map(AlarmRule.Builder::build).toList());
  }

  private static AlarmRule.Builder rule(String id, AlarmRuleKind kind) {
    return AlarmRule.newBuilder().setRuleId(id).setKind(kind);
  }
}
