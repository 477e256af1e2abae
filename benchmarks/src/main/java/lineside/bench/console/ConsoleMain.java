package lineside.bench.console;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import lineside.console.Console;
import lineside.console.ConsoleConfig;
import lineside.console.feed.FeedConfig;
import lineside.console.live.Shifts;
import lineside.console.store.Retention;
import lineside.console.web.Backend;
import lineside.console.web.ServeConfig;

/** The console as a process: broker, state directory. Says its address on a line of its own. */
public final class ConsoleMain {
  private static final long MOST_INSPECTIONS = 4_000_000;

  private ConsoleMain() {}

  /** Runs until it is ended. */
  public static void main(String[] arguments) throws Exception {
    ConsoleConfig config =
        new ConsoleConfig(
            ServeConfig.loopback(0, 1),
            new FeedConfig(arguments[0], FeedConfig.Pictures.LIVE),
            Path.of(arguments[1]),
            new Backend.Places(Optional.empty(), Optional.empty(), Optional.empty()),
            ConsoleConfig.Access.demo(),
            new ConsoleConfig.Keeping(
                new Retention(Duration.ofDays(30), MOST_INSPECTIONS),
                Shifts.threeIn(ZoneOffset.UTC)));
    try (Console console = Console.start(config)) {
      System.out.println("console at " + console.address());
      new CountDownLatch(1).await();
    }
  }
}
