package lineside.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import lineside.console.feed.FeedConfig;
import lineside.console.live.Shifts;
import lineside.console.store.Retention;
import lineside.console.web.Backend;
import lineside.console.web.ServeConfig;

/**
 * How a console runs.
 *
 * @param serve how pages are served
 * @param feed what is read
 * @param state directory of its database, of this console alone
 * @param places files that others write
 * @param access who may come in
 * @param keeping how long what is kept, and when shifts begin
 */
public record ConsoleConfig(
    ServeConfig serve,
    FeedConfig feed,
    Path state,
    Backend.Places places,
    Access access,
    Keeping keeping) {

  /**
   * Who may come in.
   *
   * @param users file of users; empty: everybody on this machine, in a demo
   * @param idle time without a request or an open page after which a session ends
   * @param longest time after which a session ends whatever happens
   */
  public record Access(Optional<Path> users, Duration idle, Duration longest) {
    /** Those of a file: two hours idle, a week at most. */
    public static Access of(Path users) {
      return new Access(Optional.of(users), Duration.ofHours(2), Duration.ofDays(7));
    }

    /** Everybody on this machine. */
    public static Access demo() {
      return new Access(Optional.empty(), Duration.ofHours(12), Duration.ofDays(7));
    }
  }

  /** How long what is kept, and when shifts begin. */
  public record Keeping(Retention retention, Shifts shifts) {
    /** A month and four million inspections at most. */
    public static Keeping usual(Shifts shifts) {
      return new Keeping(new Retention(Duration.ofDays(30), 4_000_000), shifts);
    }
  }
}
