package lineside.cli.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lineside.cli.terminal.Terminal;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.books.CameraReport;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.LossReason;

/**
 * Says on a terminal what becomes of the cameras: a line when one of them comes, goes or is not
 * well, and between them how far all are. Used by one thread.
 */
final class IngestWatch {
  private static final long MILLIS_PER_SECOND = 1000;

  /** Says to a programmer what the words behind it say to everybody. */
  private static final Pattern EXCEPTION = Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*: ");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Said of each loss; that line which says how far all are counts them. */
  private static final Pattern LOSSES =
      Pattern.compile("(?:; )?\\d+ lost since the last statement.*");

  private final Terminal terminal;
  private final Map<String, String> told = new HashMap<>();

  IngestWatch(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Who plays. */
  void start(List<CameraReport> reports) {
    String names =
        reports.stream().map(report -> report.books().cameraId()).collect(Collectors.joining(", "));
    terminal.line(
        "%d %s: %s".formatted(reports.size(), reports.size() == 1 ? "camera" : "cameras", names));
  }

  /** What has changed, and how far all are. */
  void look(List<CameraReport> reports) {
    reports.forEach(this::tellOf);
    terminal.progress(describe(reports));
  }

  /** How far all have come. */
  void end(List<CameraReport> reports) {
    terminal.line(describe(reports));
  }

  /** Numbers alone that change are no news. */
  private void tellOf(CameraReport report) {
    CameraBooks books = report.books();
    String words = LOSSES.matcher(report.detail()).replaceAll("");
    words = EXCEPTION.matcher(words).replaceAll("");
    String news = books.status() + NUMBER.matcher(words).replaceAll("");
    String before = told.put(books.cameraId(), news);
    boolean isUsual = books.status() == CameraStatus.CONNECTED && words.isEmpty();
    if (news.equals(before) || (before == null && isUsual)) {
      return;
    }
    String state =
        switch (books.status()) {
          case CONNECTED -> words.isEmpty() ? "is well again" : "is not well";
          case ABSENT -> "is absent";
          case STOPPED -> "has ended";
        };
    terminal.line(
        "%s (line %s) %s%s"
            .formatted(
                books.cameraId(), books.lineId(), state, words.isEmpty() ? "" : ": " + words));
  }

  private static String describe(List<CameraReport> reports) {
    List<CameraBooks> all = reports.stream().map(CameraReport::books).toList();
    long triggered = all.stream().mapToLong(CameraBooks::triggered).sum();
    long acknowledged = all.stream().mapToLong(CameraBooks::acknowledged).sum();
    long lost = all.stream().mapToLong(CameraBooks::lost).sum();
    return "triggered %d, delivered %d, lost %d%s%s"
        .formatted(triggered, acknowledged, lost, reasons(all), onDisk(all));
  }

  /** Of the losses since the start; none of earlier runs are among them. */
  private static String reasons(List<CameraBooks> all) {
    Map<LossReason, Long> lost = new EnumMap<>(LossReason.class);
    for (CameraBooks books : all) {
      books.lostByReason().forEach((reason, count) -> lost.merge(reason, count, Long::sum));
    }
    List<Map.Entry<LossReason, Long>> most = new ArrayList<>(lost.entrySet());
    most.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    return most.isEmpty()
        ? ""
        : most.stream()
            .map(one -> words(one.getKey()) + " " + one.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String words(LossReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String onDisk(List<CameraBooks> all) {
    long frames = all.stream().mapToLong(books -> books.spool().frames()).sum();
    long oldest = all.stream().mapToLong(books -> books.spool().oldestMillis()).max().orElse(0);
    return frames == 0 ? "" : ", %d on disk for %d s".formatted(frames, oldest / MILLIS_PER_SECOND);
  }
}
