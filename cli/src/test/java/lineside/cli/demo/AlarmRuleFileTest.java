package lineside.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import org.junit.jupiter.api.Test;

class AlarmRuleFileTest {
  @Test
  void takesWhatIsSaidAndDefaultsForTheRest() throws IOException {
    List<AlarmRule> rules =
        AlarmRuleFile.rules(
            json(
                """
                [{"ruleId": "burr", "kind": "SAME_POSITION", "occurrences": 3, "centreRadius": 0.04,
                  "suppressedWhile": ["CAMERA_ABSENT"], "action": "Look."}]
                """));

    AlarmRule rule = rules.get(0);
    assertThat(rule.getKind()).isEqualTo(AlarmRuleKind.SAME_POSITION);
    assertThat(rule.getOccurrences()).isEqualTo(3);
    assertThat(rule.getCentreRadius()).isEqualTo(0.04);
    assertThat(rule.getSuppressedWhile()).containsExactly(AlarmKind.CAMERA_ABSENT);
    assertThat(rule.getEwmaSigmas()).isEqualTo(4);
  }

  @Test
  void hasNoRulesWhereNoneAreWritten() throws IOException {
    assertThat(AlarmRuleFile.rules(json("{}").path("alarmRules"))).isEmpty();
  }

  @Test
  void namesTheRuleThatIsNotUsable() {
    assertThatIOException()
        .isThrownBy(() -> AlarmRuleFile.rules(json("[{\"ruleId\": \"r1\", \"kind\": \"K_OF_M\"}]")))
        .withMessageContainingAll("alarm rule r1", "K_OF_M");
    assertThatIOException()
        .isThrownBy(() -> AlarmRuleFile.rules(json("[{\"ruleId\": \"r2\", \"kind\": 7}]")))
        .withMessageContaining("alarm rule r2");
    assertThatIOException()
        .isThrownBy(
            () ->
                AlarmRuleFile.rules(
                    json("[{\"ruleId\": \"r3\", \"kind\": \"LEDGER\", \"prioriti\": \"LOW\"}]")))
        .withMessageContainingAll("alarm rule r3", "prioriti is not a known field");
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
