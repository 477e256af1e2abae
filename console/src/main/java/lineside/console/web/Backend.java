package lineside.console.web;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import lineside.console.live.Board;
import lineside.console.live.Operate;
import lineside.console.live.Progress;
import lineside.console.metrics.ConsoleMetrics;
import lineside.console.send.Outcomes;
import lineside.console.send.TopicSender;
import lineside.console.store.Database;
import lineside.console.store.Retention;

/** What stands behind the pages. */
public record Backend(
    Database database,
    Live live,
    Topics topics,
    Places places,
    Retention retention,
    ConsoleMetrics metrics,
    InstantSource clock) {
  /** What is now. */
  public record Live(Board board, Progress progress, Operate operate) {}

  /** What is written to. */
  public record Topics(TopicSender sender, Outcomes outcomes) {}

  /**
   * Where files lie that others write.
   *
   * @param evidence evidence store; empty for none
   * @param reports where the analyzer writes reports: one, or a directory for each; empty for none
   * @param index where the analyzer publishes the index of findings; empty for none
   */
  public record Places(Optional<Path> evidence, Optional<Path> reports, Optional<Path> index) {}
}
