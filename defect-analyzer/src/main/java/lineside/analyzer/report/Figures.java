package lineside.analyzer.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the page writes counts and times. */
final class Figures {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration LONG = Duration.ofHours(20);

  private Figures() {}

  /** A moment on an axis from {@code first} to {@code last}: the day too where it spans days. */
  static String axis(Instant at, Instant first, Instant last) {
    return Duration.between(first, last).compareTo(LONG) > 0 ? DAY.format(at) : CLOCK.format(at);
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String minute(Instant at) {
    return MINUTE.format(at) + " UTC";
  }

  static String second(Instant at) {
    return SECOND.format(at);
  }

  /** "1 part", "2 parts". */
  static String counted(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
