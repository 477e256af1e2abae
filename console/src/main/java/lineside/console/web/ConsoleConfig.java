package lineside.console.web;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the console is served. It binds to 127.0.0.1 only.
 *
 * @param port first port tried; the next free one of {@code portsTried} is taken
 * @param portsTried how many ports, at least 1
 * @param clusterPage address of Flink's own page, linked to
 * @param reportDirectory where reports appear; served when there is one
 */
public record ConsoleConfig(
    int port, int portsTried, Optional<String> clusterPage, Optional<Path> reportDirectory) {
  private static final int LARGEST_PORT = 65535;

  /** Checks the ports. */
  public ConsoleConfig {
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("console port must be 0 to 65535: " + port);
    }
    if (portsTried < 1) {
      throw new IllegalArgumentException("console must try at least one port: " + portsTried);
    }
  }
}
