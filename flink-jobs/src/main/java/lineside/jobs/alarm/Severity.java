package lineside.jobs.alarm;

import lineside.schemas.record.AlarmPriority;

/**
 * Severity of an alarm by its priority: the middle of a band of OPC 40250-1 (LOW 1-200, MEDIUM_LOW
 * 201-400, MEDIUM 401-600, MEDIUM_HIGH 601-800, HIGH 801-1000).
 */
final class Severity {
  private Severity() {}

  static int of(AlarmPriority priority) {
    return switch (priority) {
      case LOW -> 100;
      case MEDIUM -> 500;
      case HIGH -> 700;
      case CRITICAL -> 900;
    };
  }
}
