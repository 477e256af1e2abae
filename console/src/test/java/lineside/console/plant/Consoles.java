package lineside.console.plant;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import lineside.console.Console;
import lineside.console.ConsoleConfig;
import lineside.console.feed.FeedConfig;
import lineside.console.live.Shifts;
import lineside.console.store.Retention;
import lineside.console.web.Backend;
import lineside.console.web.ServeConfig;
import lineside.testbroker.TestBroker;

/** Consoles of tests, in a directory. */
public final class Consoles {
  private Consoles() {}

  /** Everybody is signed in; evidence, reports and index lie in folders of these names. */
  public static Console demo(TestBroker broker, Path directory) throws IOException {
    return Console.start(config(broker.bootstrapServers(), directory, ConsoleConfig.Access.demo()));
  }

  /** With the users of a file. */
  public static Console withUsers(TestBroker broker, Path directory, Path users)
      throws IOException {
    return Console.start(
        config(broker.bootstrapServers(), directory, ConsoleConfig.Access.of(users)));
  }

  /** How a console of a test runs. */
  public static ConsoleConfig config(
      String bootstrapServers, Path directory, ConsoleConfig.Access access) {
    return new ConsoleConfig(
        ServeConfig.loopback(0, 1),
        new FeedConfig(bootstrapServers, FeedConfig.Pictures.LIVE),
        directory.resolve("console"),
        new Backend.Places(
            Optional.of(directory.resolve("evidence")),
            Optional.of(directory.resolve("reports")),
            Optional.of(directory.resolve("index"))),
        access,
        new ConsoleConfig.Keeping(
            new Retention(Duration.ofDays(30), 1_000_000), Shifts.threeIn(ZoneOffset.UTC)));
  }
}
