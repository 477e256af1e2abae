package lineside.console;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import lineside.console.feed.Feed;
import lineside.console.live.Board;
import lineside.console.live.Operate;
import lineside.console.live.Progress;
import lineside.console.metrics.ConsoleMetrics;
import lineside.console.security.Sessions;
import lineside.console.security.SignIn;
import lineside.console.security.UsersFile;
import lineside.console.send.Outcomes;
import lineside.console.send.TopicSender;
import lineside.console.store.Database;
import lineside.console.store.Inspections;
import lineside.console.store.LatestRecords;
import lineside.console.store.TopicMessage;
import lineside.console.web.Backend;
import lineside.console.web.WebServer;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Recipe;
import lineside.schemas.topic.Topic;

/** The console: database, feed, sender and web server, closed in reverse order. Thread-safe. */
public final class Console implements AutoCloseable {
  private static final int RESTORED = 300;

  private final Database database;
  private final TopicSender sender;
  private final ConsoleMetrics metrics;
  private final WebServer server;
  private final Feed feed;

  private Console(ConsoleConfig config, InstantSource clock) throws IOException {
    this.database = Database.open(config.state());
    this.metrics = new ConsoleMetrics();
    this.sender = TopicSender.connect(config.feed().bootstrapServers());
    Board board = new Board();
    restore(board);
    Progress progress = new Progress(clock.millis());
    Operate operate =
        new Operate(
            board, progress, database, new Operate.Setting(config.keeping().shifts(), clock));
    Outcomes outcomes = new Outcomes();
    this.server =
        serve(
            new Backend(
                database,
                new Backend.Live(board, progress, operate),
                new Backend.Topics(sender, outcomes),
                config.places(),
                config.keeping().retention(),
                metrics,
                clock),
            config);
    metrics.reads(Feed.topics());
    metrics.gauge("database.bytes", "Size of the database", database::bytes);
    metrics.gauge(
        "history.remaining",
        "Messages of history still to be read",
        () -> progress.history().remaining());
    metrics.gauge(
        "broker.up",
        "Whether the broker answers",
        () -> progress.connection().broker().equals("up") ? 1 : 0);
    this.feed =
        Feed.start(
            config.feed(),
            new Feed.Target(
                database,
                board,
                progress,
                config.keeping().retention(),
                messages -> {
                  long now = clock.millis();
                  messages.forEach(message -> show(board, message, now));
                  if (messages.stream().anyMatch(Console::isOfAlarms)) {
                    operate.alarmsChanged();
                  }
                  metrics.taken(messages);
                  outcomes.taken(messages);
                  server.taken(messages);
                }),
            clock);
  }

  /**
   * Starts a console; the broker need not be there yet.
   *
   * @throws IOException when the state directory cannot be used
   * @throws IllegalStateException when no port is free
   */
  public static Console start(ConsoleConfig config) throws IOException {
    return new Console(config, InstantSource.system());
  }

  /** Address of the pages. */
  public String address() {
    return server.address();
  }

  /** Port in use. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    feed.close();
    sender.close();
    metrics.close();
    database.close();
  }

  private static WebServer serve(Backend backend, ConsoleConfig config) {
    Sessions sessions =
        new Sessions(config.access().idle(), config.access().longest(), backend.clock());
    Optional<SignIn> signIn =
        config
            .access()
            .users()
            .map(file -> new SignIn(new UsersFile(file), sessions, backend.clock()));
    return WebServer.start(backend, config.serve(), sessions, signIn);
  }

  private void restore(Board board) {
    LatestRecords latest = new LatestRecords(database);
    latest.all(Topic.RECIPE, Recipe.class).forEach(kept -> board.accept(kept.content(), 0));
    latest.all(Topic.CAMERA, CameraState.class).forEach(kept -> board.accept(kept.content(), 0));
    Inspections inspections = new Inspections(database);
    inspections.lastRejects().forEach(verdict -> board.accept(verdict, 0));
    inspections.newest(RESTORED).forEach(verdict -> board.accept(verdict, 0));
  }

  private static void show(Board board, TopicMessage message, long now) {
    if (message.content() != null) {
      board.accept(message.content(), now);
    }
  }

  private static boolean isOfAlarms(TopicMessage message) {
    return message.content() instanceof Alarm
        || message.content() instanceof AlarmAction
        || message.content() instanceof AlarmActionOutcome;
  }
}
