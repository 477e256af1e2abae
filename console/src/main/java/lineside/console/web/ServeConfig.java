package lineside.console.web;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How pages are served.
 *
 * @param host address that is bound
 * @param port first port tried; 0 for any
 * @param portsTried how many ports, at least 1
 * @param tls by what connections are encrypted; empty for none
 * @param hostNames names by which browsers may call it; empty: any, or loopback names when loopback
 *     is bound
 * @param clusterPage address of Flink's own page, linked to
 */
public record ServeConfig(
    String host,
    int port,
    int portsTried,
    Optional<Tls> tls,
    Set<String> hostNames,
    Optional<String> clusterPage) {
  private static final int LARGEST_PORT = 65535;
  private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * A key store with the certificate of the server.
   *
   * @param keyStore PKCS #12 or JKS
   * @param passwordFile file with its password
   */
  public record Tls(Path keyStore, Path passwordFile) {}

  /** Checks the ports and copies the names. */
  public ServeConfig {
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("console port must be 0 to 65535: " + port);
    }
    if (portsTried < 1) {
      throw new IllegalArgumentException("console must try at least one port: " + portsTried);
    }
    hostNames = Set.copyOf(hostNames);
  }

  /** Loopback without encryption. */
  public static ServeConfig loopback(int port, int portsTried) {
    return new ServeConfig(
        "127.0.0.1", port, portsTried, Optional.empty(), Set.of(), Optional.empty());
  }

  /** Whether nobody but this machine can connect. */
  public boolean isLoopback() {
    return host.equals("127.0.0.1") || host.equals("::1") || host.equals("localhost");
  }

  /** Names that the Host header may have; empty for any. */
  Set<String> acceptedNames() {
    return hostNames.isEmpty() && isLoopback() ? LOOPBACK_NAMES : hostNames;
  }
}
