package lineside.ingest.web;

/**
 * Where the server listens.
 *
 * @param host name or address of this machine to listen on
 * @param port port, 0 for any free one
 */
public record WebSettings(String host, int port) {
  /** This machine only, when nothing else is said. */
  public static final String DEFAULT_HOST = "127.0.0.1";
}
