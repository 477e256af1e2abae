package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import java.util.Map;
import lineside.console.board.Board;
import lineside.console.board.Still;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the operators' page, its pictures, its event stream and the report, on 127.0.0.1. Every
 * answer carries a strict content security policy; nothing from a message becomes markup.
 */
public final class ConsoleServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final Map<String, String> PAGE_FILES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "console.css", "text/css; charset=utf-8",
          "console.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private final Javalin javalin;
  private final BoardBroadcast broadcast;

  private ConsoleServer(Javalin javalin, BoardBroadcast broadcast) {
    this.javalin = javalin;
    this.broadcast = broadcast;
  }

  /**
   * Starts serving.
   *
   * @throws IllegalStateException when none of the ports is free
   */
  public static ConsoleServer start(Board board, ConsoleConfig config) {
    Links links = new Links(config);
    BoardBroadcast broadcast = new BoardBroadcast(board, links);
    for (int port = config.port(); port < config.port() + config.portsTried(); port++) {
      Javalin javalin = routes(board, broadcast, config);
      try {
        javalin.start(LOOPBACK, port);
        broadcast.start();
        LOG.info("console at http://{}:{}/", LOOPBACK, javalin.port());
        return new ConsoleServer(javalin, broadcast);
      } catch (JavalinBindException e) {
        LOG.info("console port {} is taken", port);
        javalin.stop();
      }
    }
    broadcast.close();
    throw new IllegalStateException(
        "console found no free port from %d to %d"
            .formatted(config.port(), config.port() + config.portsTried() - 1));
  }

  /** Port in use. */
  public int port() {
    return javalin.port();
  }

  /** Address of the page. */
  public String address() {
    return "http://" + LOOPBACK + ":" + port() + "/";
  }

  @Override
  public void close() {
    broadcast.close();
    javalin.stop();
  }

  private static Javalin routes(Board board, BoardBroadcast broadcast, ConsoleConfig config) {
    Javalin javalin =
        Javalin.create(
            settings -> {
              settings.showJavalinBanner = false;
              settings.startupWatcherEnabled = false;
              settings.useVirtualThreads = false;
            });
    javalin.before(ResponseHeaders::guard);
    javalin.get("/", context -> page(context, "index.html"));
    javalin.get("/page/{file}", context -> page(context, context.pathParam("file")));
    javalin.get("/frames/{camera}/{view}", context -> picture(context, board));
    javalin.get("/board", context -> json(context, broadcast.current()));
    javalin.sse("/events", broadcast::join);
    javalin.get("/healthz", context -> context.result("ok"));
    config
        .reportDirectory()
        .map(ReportFiles::new)
        .ifPresent(files -> javalin.get("/report/<file>", files::serve));
    return javalin;
  }

  private static void page(Context context, String file) {
    String type = PAGE_FILES.get(file);
    if (type == null) {
      throw new NotFoundResponse();
    }
    var content = ConsoleServer.class.getResourceAsStream("/lineside/console/page/" + file);
    if (content == null) {
      throw new NotFoundResponse();
    }
    context.contentType(type).header(Header.CACHE_CONTROL, "no-cache").result(content);
  }

  private static void picture(Context context, Board board) {
    Still still =
        board
            .still(context.pathParam("camera"), context.pathParam("view"))
            .orElseThrow(NotFoundResponse::new);
    context
        .contentType(still.contentType())
        .header(Header.CACHE_CONTROL, "private, max-age=60, immutable")
        .result(still.content());
  }

  private static void json(Context context, String json) {
    context
        .contentType("application/json; charset=utf-8")
        .header(Header.CACHE_CONTROL, "no-store")
        .result(json);
  }
}
