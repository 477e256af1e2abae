package lineside.jobs.alarm;

import java.util.List;
import lineside.jobs.alarm.AlarmBook.PartFaults;
import lineside.jobs.alarm.AlarmBook.Spot;
import lineside.schemas.record.AlarmRule;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Whether the latest parts of a place meet the condition of a rule. */
final class Condition {
  private Condition() {}

  /**
   * Whether the condition holds with the last part of the window.
   *
   * @param window oldest part first, not empty
   */
  static boolean holds(AlarmRule rule, String fault, List<PartFaults> window) {
    List<PartFaults> last = last(window, Math.max(rule.getWindowParts(), rule.getOccurrences()));
    return switch (rule.getKind()) {
      case K_OF_N, CAMERA_UNHEALTHY -> count(fault, last) >= rule.getOccurrences();
      case CONSECUTIVE -> run(fault, last) >= rule.getOccurrences();
      case RATE -> isBeyond(rule, fault, last);
      case SAME_POSITION -> cluster(fault, last, rule.getCentreRadius()) >= rule.getOccurrences();
      case CRITICAL, SCORE_DRIFT, MODEL_CHANGE -> count(fault, last(window, 1)) == 1;
      case CAMERA_SILENT, LEDGER, MODEL_REFUSED -> false;
    };
  }

  /** Parts of the rule's window that show the fault. */
  static long count(String fault, List<PartFaults> parts) {
    return parts.stream().filter(part -> part.faults().contains(fault)).count();
  }

  /** The last {@code n} parts, or fewer. */
  static List<PartFaults> last(List<PartFaults> window, int n) {
    return window.subList(Math.max(0, window.size() - Math.max(1, n)), window.size());
  }

  /** Exact binomial: a p-chart's upper limit that also holds for few parts. */
  private static boolean isBeyond(AlarmRule rule, String fault, List<PartFaults> parts) {
    int shown = (int) count(fault, parts);
    if (shown == 0) {
      return false;
    }
    return BinomialDistribution.of(parts.size(), rule.getExpectedRate())
            .survivalProbability(shown - 1)
        <= rule.getFalseAlarmRate();
  }

  private static int run(String fault, List<PartFaults> parts) {
    int run = 0;
    for (int i = parts.size() - 1; i >= 0 && parts.get(i).faults().contains(fault); i--) {
      run++;
    }
    return run;
  }

  /** Most parts with a defect within the radius of one of the last part's, itself counted. */
  private static long cluster(String fault, List<PartFaults> parts, double radius) {
    long most = 0;
    for (Spot centre : parts.get(parts.size() - 1).spots()) {
      if (centre.kind().equals(fault)) {
        most = Math.max(most, parts.stream().filter(part -> isNear(part, centre, radius)).count());
      }
    }
    return most;
  }

  private static boolean isNear(PartFaults part, Spot centre, double radius) {
    return part.spots().stream()
        .anyMatch(
            spot ->
                spot.kind().equals(centre.kind())
                    && spot.cameraId().equals(centre.cameraId())
                    && Math.hypot(spot.x() - centre.x(), spot.y() - centre.y()) <= radius);
  }
}
