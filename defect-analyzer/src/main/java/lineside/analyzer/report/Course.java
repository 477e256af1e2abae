package lineside.analyzer.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import lineside.analyzer.mining.RateCourse;
import lineside.analyzer.pattern.Wording;

/** Words for how a rate went over time. */
final class Course {
  private Course() {}

  static String words(RateCourse course) {
    return switch (course.trend()) {
      case STEADY -> "all the time, no change stands out";
      case RISING -> "rising, the odds grew " + factor(course.oddsGrowth()) + " over the period";
      case FALLING ->
          "falling, the odds shrank " + factor(1 / course.oddsGrowth()) + " over the period";
      case STEP -> course.raised().map(Course::step).orElse("in steps");
    };
  }

  private static String factor(double growth) {
    return growth > 99 ? "more than 99-fold" : String.format(Locale.ROOT, "%.1f-fold", growth);
  }

  private static String step(RateCourse.Raised raised) {
    StringBuilder words = new StringBuilder();
    Optional<RateCourse.Phase> since = raised.since();
    since.ifPresent(
        phase ->
            words
                .append("since ")
                .append(Figures.second(phase.from()))
                .append(" (95 %: ")
                .append(interval(phase.low(), phase.high()))
                .append(")"));
    raised
        .until()
        .ifPresent(
            until ->
                words
                    .append(words.isEmpty() ? "" : ", ")
                    .append("until ")
                    .append(Figures.second(until)));
    words.append(": ").append(Wording.percent(raised.rate()));
    raised
        .rateBefore()
        .ifPresent(before -> words.append(" after ").append(Wording.percent(before)));
    return words.toString();
  }

  private static String interval(Instant low, Instant high) {
    boolean isShort = Duration.between(low, high).compareTo(Duration.ofHours(12)) < 0;
    return isShort
        ? Figures.second(low).substring(11) + " to " + Figures.second(high).substring(11)
        : Figures.second(low) + " to " + Figures.second(high);
  }
}
