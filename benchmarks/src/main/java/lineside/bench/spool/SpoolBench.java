package lineside.bench.spool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.ingest.Account;
import lineside.bench.ingest.AccountReader;
import lineside.bench.ingest.IngestSample;

/**
 * Takes the broker away under load, kills ingest meanwhile, and looks on the topics what became of
 * every trigger.
 */
public final class SpoolBench {
  private static final double LEAST_SPEED = 1.2;
  private static final Duration BEFORE = Duration.ofSeconds(10);
  private static final Duration AFTER = Duration.ofSeconds(3);
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private SpoolBench() {}

  /**
   * Runs.
   *
   * @param progress hears what is under way
   */
  public static Report run(SpoolConfig config, Consumer<String> progress) throws Exception {
    Path image = config.work().resolve("image");
    byte[] noise = new byte[config.load().frameBytes()];
    new Random(config.seed()).nextBytes(noise);
    Files.write(image, noise);
    try (SpoolRun run = SpoolRun.start(config, image, progress)) {
      run.run(config.outage().compareTo(BEFORE) < 0 ? config.outage() : BEFORE);
      Duration start = run.outage();
      SpoolRun.Replay replay = run.replay();
      progress.accept("replayed in %.1f s, counting on the topics".formatted(replay.seconds()));
      run.run(AFTER);
      IngestSample end = run.finish();
      Account account = AccountReader.read(run.bootstrapServers(), run.plan());
      return new Report("spool", figures(run, replay, account), remarks(config, start, end));
    }
  }

  private static List<Figure> figures(SpoolRun run, SpoolRun.Replay replay, Account account) {
    return List.of(
        none(
            "triggers without frame or loss",
            account.missing() + account.untold(),
            "%d triggers, %d frames, %d losses"
                .formatted(account.triggers(), account.frames(), account.losses())),
        none("frames doubled by id", account.doubled(), "of " + account.frames()),
        none("triggers with frame and loss", account.both(), "of " + account.triggers()),
        none("frames out of order", account.unordered(), "within their camera"),
        new Figure(
            "replay / real time",
            Figure.RATIO,
            Spread.of(replay.speed(run.plan().framesPerSecond())),
            Target.atLeast(LEAST_SPEED),
            format(
                "%d frames, %.0f MB on disk, gone after %.1f s; cameras go on meanwhile",
                replay.mostFrames(), replay.mostBytes() / BYTES_PER_MEGABYTE, replay.seconds())),
        new Figure(
            "triggers in losses",
            "triggers",
            Spread.of((double) account.losses()),
            format(
                "besides, %d ticks that nobody saw while ingest was down, by their estimate",
                account.unwatched())));
  }

  private static Figure none(String what, long found, String detail) {
    return new Figure(what, "records", Spread.of((double) found), Target.atMost(0), detail);
  }

  private static List<String> remarks(SpoolConfig config, Duration start, IngestSample end) {
    return List.of(
        format(
            "broker away for %d s and %.1f s of starting; ingest killed %d times meanwhile; %d"
                + " cameras, %.1f MB, %.3g frames/s each = %.0f MB/s; ingest ends with %d bytes on"
                + " disk",
            config.outage().toSeconds(),
            start.toMillis() / 1e3,
            config.kills(),
            config.load().cameras(),
            config.load().frameBytes() / BYTES_PER_MEGABYTE,
            config.load().framesPerSecond(),
            config.load().totalFramesPerSecond() * config.load().frameBytes() / BYTES_PER_MEGABYTE,
            end.spoolBytes()));
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
