package lineside.footage.scenario;

import java.util.List;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.wire.TrustedRecords;

/** Reads an alarm rule; what is not said is the default of the recipe message. */
final class AlarmRuleReader {
  private static final long MOST_PARTS = 1000;
  private static final long MOST_SEVERITY = 1000;
  private static final double MOST_SECONDS = 86_400;

  static {
    // The defaults of a rule are resolved by their class names.
    TrustedRecords.trust();
  }

  private AlarmRuleReader() {}

  static AlarmRule rule(Section in) {
    AlarmRule.Builder rule =
        AlarmRule.newBuilder()
            .setRuleId(in.text("id"))
            .setKind(in.choice("kind", AlarmRuleKind.class))
            .setPriority(in.choice("priority", AlarmPriority.class))
            .setAction(in.text("action"))
            .setStationIds(texts(in, "stations"))
            .setDefectKinds(texts(in, "defect-kinds"))
            .setOccurrences((int) in.integer("occurrences", 1, MOST_PARTS, 1))
            .setWindowParts((int) in.integer("window-parts", 1, MOST_PARTS, 1))
            .setClearAfterParts((int) in.integer("clear-after-parts", 0, MOST_PARTS, 0))
            .setSeverity((int) in.integer("severity", 0, MOST_SEVERITY, 0))
            .setEscalateAfterMillis(
                Math.round(1000 * in.number("escalate-after-seconds", 0, MOST_SECONDS, 0)))
            .setSuppressedWhile(suppressedWhile(in));
    if (in.has("centre-radius")) {
      rule.setCentreRadius(in.number("centre-radius", 1e-6, 1));
    }
    if (in.has("expected-rate")) {
      rule.setExpectedRate(in.number("expected-rate", 1e-9, 1 - 1e-9));
    }
    if (in.has("false-alarm-rate")) {
      rule.setFalseAlarmRate(in.number("false-alarm-rate", 1e-12, 0.5 - 1e-9));
    }
    if (in.has("ewma-weight")) {
      rule.setEwmaWeight(in.number("ewma-weight", 1e-6, 1));
    }
    if (in.has("ewma-sigmas")) {
      rule.setEwmaSigmas(in.number("ewma-sigmas", 1e-6, 1e6));
    }
    in.close();
    return rule.build();
  }

  private static List<AlarmKind> suppressedWhile(Section in) {
    String key = "suppressed-while";
    return texts(in, key).stream().map(text -> in.choiceOf(key, text, AlarmKind.class)).toList();
  }

  private static List<String> texts(Section in, String key) {
    return in.has(key) ? in.texts(key) : List.of();
  }
}
