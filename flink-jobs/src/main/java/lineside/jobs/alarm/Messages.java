package lineside.jobs.alarm;

import java.util.List;
import lineside.jobs.alarm.AlarmBook.PartFaults;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import org.jspecify.annotations.Nullable;

/** What happened, for a person. */
final class Messages {
  private Messages() {}

  /** Of a fault, by the rule that it meets; null when it meets none any more. */
  static String of(Place place, String fault, List<PartFaults> window, @Nullable AlarmRule rule) {
    int parts = window.size();
    if (rule != null) {
      parts = Math.min(parts, Math.max(rule.getWindowParts(), rule.getOccurrences()));
    }
    long count = Condition.count(fault, Condition.last(window, parts));
    String counted = " on " + count + " of the last " + parts + " parts ";
    return switch (place.sort) {
      case STATION ->
          fault
              + (rule == null ? counted : counted(rule, counted))
              + "at station "
              + place.stationId;
      case CAMERA ->
          (fault.equals(AlarmKind.FRAME_LOSS.name()) ? "no frame" : "no usable picture")
              + counted
              + "from camera "
              + place.cameraId;
      case SCORES -> "scores of good views of camera " + place.cameraId + " have moved";
      case MODEL -> "another model or threshold judges";
    };
  }

  private static String counted(AlarmRule rule, String counted) {
    AlarmRuleKind kind = rule.getKind();
    return switch (kind) {
      case CONSECUTIVE -> " on " + rule.getOccurrences() + " parts in a row ";
      case RATE -> counted + "(" + rule.getExpectedRate() * 100 + " % is normal) ";
      case CRITICAL -> " ";
      case SAME_POSITION -> counted + "at one place of the part ";
      case K_OF_N,
          CAMERA_UNHEALTHY,
          CAMERA_SILENT,
          LEDGER,
          SCORE_DRIFT,
          MODEL_CHANGE,
          MODEL_REFUSED ->
          counted;
    };
  }
}
