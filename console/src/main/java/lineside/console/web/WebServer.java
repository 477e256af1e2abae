package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import lineside.console.feed.Listener;
import lineside.console.security.Sessions;
import lineside.console.security.SignIn;
import lineside.console.store.TopicMessage;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the console. Thread-safe once started. */
public final class WebServer implements AutoCloseable, Listener {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int THREADS = 64;
  private static final int CSRF_BYTES = 24;
  private static final String BEGUN = "lineside.begun";

  private final Backend backend;
  private final ServeConfig config;
  private final Access access;
  private final String anonymousCsrf;
  private final News news = new News();
  private final EventStream events;
  private Javalin javalin;

  private WebServer(Backend backend, ServeConfig config, Access access) {
    this.backend = backend;
    this.config = config;
    this.access = access;
    byte[] bytes = new byte[CSRF_BYTES];
    new SecureRandom().nextBytes(bytes);
    this.anonymousCsrf = Base64.getUrlEncoder().encodeToString(bytes);
    this.events =
        new EventStream(backend.live().board(), backend.live().operate(), news, backend.metrics());
    this.javalin = routes();
  }

  /**
   * Starts serving.
   *
   * @param signIn empty in a demo, where everybody is signed in
   * @throws IllegalStateException when none of the ports is free
   */
  public static WebServer start(
      Backend backend, ServeConfig config, Sessions sessions, Optional<SignIn> signIn) {
    if (signIn.isEmpty() && !config.isLoopback()) {
      throw new IllegalStateException(
          "without users the console binds to loopback only, not to " + config.host());
    }
    WebServer server =
        new WebServer(backend, config, new Access(sessions, signIn, config.tls().isPresent()));
    server.start();
    return server;
  }

  /** Port in use. */
  public int port() {
    return javalin.port();
  }

  /** Address of the pages. */
  public String address() {
    return "%s://%s:%d/"
        .formatted(config.tls().isPresent() ? "https" : "http", config.host(), port());
  }

  @Override
  public void taken(List<TopicMessage> messages) {
    news.taken(messages);
  }

  @Override
  public void close() {
    events.close();
    javalin.stop();
  }

  private void start() {
    int most = config.port() == 0 ? 1 : config.portsTried();
    for (int port = config.port(); port < config.port() + most; port++) {
      try {
        if (config.tls().isEmpty()) {
          javalin.start(config.host(), port);
        } else {
          startEncrypted(port);
        }
        events.start();
        LOG.info("console at {}", address());
        return;
      } catch (JavalinBindException e) {
        LOG.info("console port {} is taken", port);
        javalin.stop();
        javalin = routes();
      }
    }
    events.close();
    throw new IllegalStateException(
        "console found no free port from %d to %d"
            .formatted(config.port(), config.port() + most - 1));
  }

  private void startEncrypted(int port) {
    javalin.unsafeConfig().jetty.addConnector((server, http) -> encrypted(server, http, port));
    javalin.start();
  }

  private ServerConnector encrypted(Server server, HttpConfiguration http, int port) {
    ServeConfig.Tls tls = config.tls().orElseThrow();
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStorePath(tls.keyStore().toAbsolutePath().toString());
    context.setKeyStorePassword(passwordOf(tls));
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    HttpConfiguration secure = new HttpConfiguration(http);
    SecureRequestCustomizer customizer = new SecureRequestCustomizer();
    customizer.setSniHostCheck(false);
    secure.addCustomizer(customizer);
    ServerConnector connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(context, "http/1.1"),
            new HttpConnectionFactory(secure));
    connector.setHost(config.host());
    connector.setPort(port);
    return connector;
  }

  private static String passwordOf(ServeConfig.Tls tls) {
    try {
      return Files.readString(tls.passwordFile()).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "password of the key store cannot be read: " + tls.passwordFile(), e);
    }
  }

  private Javalin routes() {
    Javalin made = Javalin.create(WebServer::configure);
    Guard guard = new Guard(access, config, anonymousCsrf);
    made.before(context -> context.attribute(BEGUN, System.nanoTime()));
    made.before(guard::headers);
    made.beforeMatched(guard::access);
    made.after(this::measure);
    Problems.tellBy(made);
    new PageRoutes().add(made);
    new SessionRoutes(access, anonymousCsrf, config.clusterPage()).add(made);
    new OperateRoutes(backend, access, events).add(made);
    new AlarmRoutes(backend, access).add(made);
    new FeedbackRoutes(backend, access).add(made);
    new PartRoutes(backend).add(made);
    new PictureRoutes(backend.live().board(), backend.places().evidence()).add(made);
    new QualityRoutes(backend).add(made);
    new FigureRoutes(backend).add(made);
    new AdjustRoutes(backend, access).add(made);
    new ServiceRoutes(backend, access, events).add(made);
    new HealthRoutes(backend).add(made);
    return made;
  }

  private static void configure(JavalinConfig settings) {
    settings.showJavalinBanner = false;
    settings.startupWatcherEnabled = false;
    settings.useVirtualThreads = false;
    settings.http.maxRequestSize = Json.MOST_BYTES;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4, 30_000);
    threads.setName("lineside-console-web");
    threads.setDaemon(true);
    settings.jetty.threadPool = threads;
  }

  private void measure(Context context) {
    Long begun = context.attribute(BEGUN);
    if (begun != null) {
      backend
          .metrics()
          .answered(context.endpointHandlerPath(), context.statusCode(), System.nanoTime() - begun);
    }
  }
}
