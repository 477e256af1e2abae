package lineside.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lineside.cli.result.Percentiles;
import lineside.cli.score.Summary;
import org.jspecify.annotations.Nullable;

/** Says the figures of a run in words, for a terminal. */
final class SummaryTable {
  private final List<String> lines = new ArrayList<>();

  private SummaryTable() {}

  static List<String> of(Summary summary) {
    SummaryTable table = new SummaryTable();
    table.counts(summary);
    table.accuracy(summary.accuracy());
    table.rest(summary);
    return List.copyOf(table.lines);
  }

  private void counts(Summary summary) {
    Summary.Frames frames = summary.frames();
    row(
        "frames",
        "%d triggered = %d published + %d lost; %d inspected, %d dead letters, %d foreign",
        frames.triggered(),
        frames.published(),
        frames.lost(),
        frames.inspected(),
        frames.deadLettered(),
        frames.foreign());
    Summary.Parts parts = summary.parts();
    row(
        "parts",
        "%d, final verdicts %d: %d OK, %d NOT_OK, %d NOT_DECIDABLE, %d UNDEFINED; %d duplicates, %d"
            + " superseded",
        parts.triggered(),
        parts.finalVerdicts(),
        parts.ok(),
        parts.notOk(),
        parts.notDecidable(),
        parts.undefined(),
        parts.duplicates(),
        parts.superseded());
  }

  private void accuracy(Summary.@Nullable Accuracy accuracy) {
    if (accuracy == null) {
      row("accuracy", "no truth known");
      return;
    }
    Summary.Cascade cascade = accuracy.cascade();
    long scored = cascade.tp() + cascade.fn() + cascade.fp() + cascade.tn() + cascade.undecided();
    row(
        "accuracy",
        "misses %s, false alarms %s, undecided %s of %d parts (visible or good)",
        percent(cascade.fn(), cascade.tp() + cascade.fn()),
        percent(cascade.fp(), cascade.fp() + cascade.tn()),
        percent(cascade.undecided(), scored),
        scored);
    Summary.Confusion small = accuracy.small();
    row(
        "small model",
        "misses %s, false alarms %s when it has to decide",
        percent(small.fn(), small.tp() + small.fn()),
        percent(small.fp(), small.fp() + small.tn()));
    Summary.Faint faint = accuracy.faint();
    row("faint ones", "%d of %d found", faint.tp(), faint.tp() + faint.fn());
  }

  private void rest(Summary summary) {
    row(
        "latency",
        "capture to view verdict %s; to alarm %s; to MES %s",
        millis(summary.latencyMillis().captureToViewVerdict()),
        millis(summary.latencyMillis().captureToAlarm()),
        millis(summary.latencyMillis().captureToMes()));
    Summary.Alarms alarms = summary.alarms();
    Double perHour = alarms.perHour();
    row(
        "alarms",
        "%d raised for %d causes, %d repeats counted%s",
        alarms.raised(),
        alarms.causes(),
        alarms.repeatsCounted(),
        perHour == null ? "" : String.format(Locale.ROOT, "; %.0f an hour", perHour));
    if (alarms.raised() > 0) {
      row("by rule", "%s", byRule(alarms));
    }
    Summary.Patterns patterns = summary.patterns();
    if (patterns != null) {
      row(
          "patterns",
          "%d of %d planted causes found, %d patterns that were not planted",
          patterns.found(),
          patterns.planted(),
          patterns.falseFound());
    }
  }

  private static String byRule(Summary.Alarms alarms) {
    return alarms.byRule().entrySet().stream()
        .map(rule -> rule.getKey() + " " + rule.getValue())
        .collect(Collectors.joining(", "));
  }

  private void row(String name, String format, Object... values) {
    lines.add("  %-12s ".formatted(name) + String.format(Locale.ROOT, format, values));
  }

  private static String percent(long count, long of) {
    return of == 0
        ? "none to judge"
        : String.format(Locale.ROOT, "%.2f %% (%d/%d)", 100.0 * count / of, count, of);
  }

  private static String millis(@Nullable Percentiles percentiles) {
    return percentiles == null
        ? "not measured"
        : String.format(
            Locale.ROOT,
            "p50 %.0f p99 %.0f max %.0f ms",
            percentiles.p50(),
            percentiles.p99(),
            percentiles.max());
  }
}
