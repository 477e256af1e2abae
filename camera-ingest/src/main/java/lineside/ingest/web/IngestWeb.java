package lineside.ingest.web;

import io.javalin.Javalin;
import io.javalin.config.SizeUnit;
import io.javalin.util.JavalinBindException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of one ingest. Handlers run on the server's threads, at most eight. */
public final class IngestWeb implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestWeb.class);

  /** Largest body taken: an image of 16 MiB and a multipart frame around it. */
  private static final int MAX_BODY_MIB = 17;

  private final Javalin server;

  private IngestWeb(Javalin server) {
    this.server = server;
  }

  /**
   * Serves {@code routes}.
   *
   * @throws IOException when the address is taken or not of this machine
   */
  public static IngestWeb start(WebSettings settings, List<Routes> routes) throws IOException {
    Javalin server =
        Javalin.create(
            config -> {
              config.showJavalinBanner = false;
              config.startupWatcherEnabled = false;
              config.http.maxRequestSize = (long) MAX_BODY_MIB << 20;
              config.jetty.threadPool = WebThreads.pool();
              config.jetty.multipartConfig.maxFileSize(MAX_BODY_MIB, SizeUnit.MB);
              config.jetty.multipartConfig.maxTotalRequestSize(MAX_BODY_MIB, SizeUnit.MB);
            });
    routes.forEach(part -> part.addTo(server));
    try {
      server.start(settings.host(), settings.port());
    } catch (JavalinBindException taken) {
      server.stop();
      throw new IOException(
          "http server does not start: %s:%d".formatted(settings.host(), settings.port()), taken);
    }
    LOG.info("http at {}:{}", settings.host(), server.port());
    return new IngestWeb(server);
  }

  /** Port in use. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
