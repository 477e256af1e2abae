package lineside.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import lineside.cli.result.PartKey;
import lineside.cli.result.Progress;
import lineside.cli.result.RunResults;
import lineside.cli.terminal.Terminal;
import lineside.ingest.IngestService;

/**
 * Follows a run to its end: all cameras have played, and every inspection that was triggered has
 * its final verdict with the MES. Gives up when nothing goes on for a while. Used by one thread.
 */
final class RunWatch {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration GIVE_UP = Duration.ofMinutes(2);
  private static final int MISSING_NAMED = 5;

  /** What is done at every look besides. */
  @FunctionalInterface
  interface Chore {
    /** Does a little work. */
    void run() throws Exception;
  }

  /** How it ended. */
  enum End {
    /** Everything is there. */
    COMPLETE,
    /** Somebody wanted it to end earlier. */
    INTERRUPTED
  }

  private final RunResults results;
  private final Terminal terminal;
  private final Interruption interruption;
  private final LongSupplier nanoTime;

  RunWatch(
      RunResults results, Terminal terminal, Interruption interruption, LongSupplier nanoTime) {
    this.results = results;
    this.terminal = terminal;
    this.interruption = interruption;
    this.nanoTime = nanoTime;
  }

  /**
   * Follows the run.
   *
   * @throws RunFailedException when a job failed, or nothing went on for two minutes
   */
  End follow(IngestService ingest, Jobs jobs, Chore chore) throws Exception {
    Progress last = results.progress();
    long movedAt = nanoTime.getAsLong();
    while (true) {
      boolean hasPlayed = ingest.finished();
      Progress now = results.progress();
      long triggered = ingest.books().stream().mapToLong(books -> books.triggered()).sum();
      if (hasPlayed
          && now.triggered() >= triggered
          && isComplete(now)
          && results.openQuestions() == 0) {
        return End.COMPLETE;
      }
      if (!now.equals(last)) {
        last = now;
        movedAt = nanoTime.getAsLong();
      } else if (nanoTime.getAsLong() - movedAt > GIVE_UP.toNanos()) {
        throw new RunFailedException(stuck(now, hasPlayed));
      }
      Optional<String> failure = jobs.failure();
      if (failure.isPresent()) {
        throw new RunFailedException("a job failed: " + failure.get());
      }
      terminal.progress(describe(now));
      chore.run();
      if (interruption.pause(LOOK)) {
        return End.INTERRUPTED;
      }
    }
  }

  private static boolean isComplete(Progress now) {
    return now.finalVerdicts() >= now.parts() && now.viewVerdicts() >= now.triggered();
  }

  private String stuck(Progress now, boolean hasPlayed) {
    List<PartKey> missing = results.missing();
    String parts =
        missing.stream()
            .limit(MISSING_NAMED)
            .map(part -> part.lineId() + " " + part.partId())
            .collect(Collectors.joining(", "));
    return "nothing went on for %d s: cameras have %splayed, %s; without final verdict: %d parts (%s)"
        .formatted(
            GIVE_UP.toSeconds(), hasPlayed ? "" : "not ", describe(now), missing.size(), parts);
  }

  private static String describe(Progress now) {
    return "triggered %d, views %d, parts %d of %d, alarms %d, lost %d, dead letters %d"
        .formatted(
            now.triggered(),
            now.viewVerdicts(),
            now.finalVerdicts(),
            now.parts(),
            now.alarms(),
            now.losses(),
            now.deadLetters());
  }
}
