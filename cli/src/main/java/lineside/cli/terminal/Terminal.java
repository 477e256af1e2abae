package lineside.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Writes lines, and progress that overwrites itself on a terminal and comes as a plain line every
 * few seconds otherwise. Thread-safe.
 */
public final class Terminal {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final Duration BETWEEN_REDRAWS = Duration.ofMillis(200);
  private static final int WIDTH = 110;

  private final PrintWriter out;
  private final Kind kind;
  private final LongSupplier nanoTime;
  private long lastProgressNanos;
  private boolean hasProgress;
  private boolean isProgressShown;

  /** What is behind the output. */
  public enum Kind {
    /** A person: progress overwrites itself. */
    INTERACTIVE,
    /** A file or a pipe: progress is a line now and then. */
    PLAIN
  }

  /** Writes to {@code out}, which stays open. */
  public Terminal(PrintWriter out, Kind kind, LongSupplier nanoTime) {
    this.out = out;
    this.kind = kind;
    this.nanoTime = nanoTime;
  }

  /** The output of this process. */
  @SuppressWarnings("SystemConsoleNull") // True of Java 17, which the launcher asks for.
  public static Terminal system(PrintWriter out) {
    return new Terminal(
        out, System.console() == null ? Kind.PLAIN : Kind.INTERACTIVE, System::nanoTime);
  }

  /** A line that stays. */
  public synchronized void line(String text) {
    clearProgress();
    out.println(text);
    out.flush();
  }

  /** How far something is; shown at most a few times a second, or every few seconds. */
  public synchronized void progress(String text) {
    long now = nanoTime.getAsLong();
    Duration pause = kind == Kind.INTERACTIVE ? BETWEEN_REDRAWS : BETWEEN_LINES;
    if (hasProgress && now - lastProgressNanos < pause.toNanos()) {
      return;
    }
    hasProgress = true;
    lastProgressNanos = now;
    if (kind == Kind.PLAIN) {
      out.println(text);
    } else {
      String shown = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
      out.print("\r" + shown + " ".repeat(WIDTH - shown.length()));
      isProgressShown = true;
    }
    out.flush();
  }

  private void clearProgress() {
    if (isProgressShown) {
      out.print("\r" + " ".repeat(WIDTH) + "\r");
      isProgressShown = false;
    }
  }
}
