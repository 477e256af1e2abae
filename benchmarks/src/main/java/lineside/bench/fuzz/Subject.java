package lineside.bench.fuzz;

import java.io.IOException;
import lineside.bench.rig.JavaProcess;
import org.jspecify.annotations.Nullable;

/** A process that is sent damaged things, and how it bears them. Used by one thread. */
final class Subject {
  private final String name;
  private final JavaProcess process;
  private final Sign sign;
  private final Growth heap = new Growth();
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
      heap.measured(LiveHeap.bytesOf(process.processId()));
    } catch (IOException gone) {
      heap.missed();
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

  /** What it held of the heap. */
  Growth heap() {
    return heap;
  }

  /** What is to be said of it. */
  String words() {
    return "%s %.1f -> %.1f MB%s"
        .formatted(
            name,
            heap.firstBytes() / 1e6,
            heap.lastBytes() / 1e6,
            lastWords == null ? "" : ", " + lastWords);
  }
}
