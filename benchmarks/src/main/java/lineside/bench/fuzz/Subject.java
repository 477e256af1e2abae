package lineside.bench.fuzz;

import java.io.IOException;
import lineside.bench.rig.JavaProcess;
import org.jspecify.annotations.Nullable;

/** A process that is sent damaged things, and how it bears them. Used by one thread. */
final class Subject {
  private final String name;
  private final JavaProcess process;
  private final Sign sign;
  private long early = -1;
  private long late = -1;
  private int hangs;
  private @Nullable String lastWords;

  /** Whether a process still does its work. */
  @FunctionalInterface
  interface Sign {
    /**
     * Asks for something and waits for it.
     *
     * @throws IOException when it does not come
     */
    void ask() throws IOException, InterruptedException;
  }

  Subject(String name, JavaProcess process, Sign sign) {
    this.name = name;
    this.process = process;
    this.sign = sign;
  }

  String name() {
    return name;
  }

  /** Looks whether it works, and what it holds; the first time counts as early. */
  void look() throws InterruptedException {
    try {
      sign.ask();
    } catch (IOException none) {
      hangs++;
      lastWords = none.getMessage();
    }
    try {
      late = LiveHeap.bytesOf(process.processId());
      early = early < 0 ? late : early;
    } catch (IOException gone) {
      lastWords = gone.getMessage();
    }
  }

  /** Whether it ran all the time. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** How often it did not do its work. */
  int hangs() {
    return hangs;
  }

  /** Bytes that it held at the first look. */
  long earlyBytes() {
    return early;
  }

  /** Bytes that it held at the last look. */
  long lateBytes() {
    return late;
  }

  /** What is to be said of it. */
  String words() {
    return "%s %.1f -> %.1f MB%s"
        .formatted(name, early / 1e6, late / 1e6, lastWords == null ? "" : ", " + lastWords);
  }
}
