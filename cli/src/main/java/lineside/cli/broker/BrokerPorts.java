package lineside.cli.broker;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where a node listens: on free ports at first, on the same ones when it starts again and nobody
 * else has taken them meanwhile.
 *
 * @param broker port for clients
 * @param controller port for the controller
 */
record BrokerPorts(int broker, int controller) {
  private static final String BROKER = "broker";
  private static final String CONTROLLER = "controller";

  /**
   * The ports that a file names, if they are free, else other ones, which are written there.
   *
   * @throws IOException when no port is free or the file cannot be read or written
   */
  static BrokerPorts of(Path file) throws IOException {
    Properties ports = new Properties();
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        ports.load(in);
      }
      BrokerPorts earlier =
          new BrokerPorts(port(ports, BROKER, file), port(ports, CONTROLLER, file));
      if (isFree(earlier.broker()) && isFree(earlier.controller())) {
        return earlier;
      }
    }
    BrokerPorts free = new BrokerPorts(freePort(), freePort());
    ports.setProperty(BROKER, Integer.toString(free.broker()));
    ports.setProperty(CONTROLLER, Integer.toString(free.controller()));
    try (Writer out = Files.newBufferedWriter(file)) {
      ports.store(out, null);
    }
    return free;
  }

  private static int port(Properties ports, String name, Path file) throws IOException {
    try {
      return Integer.parseInt(ports.getProperty(name, ""));
    } catch (NumberFormatException wrong) {
      throw new IOException(file + " names no port of the " + name, wrong);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
