package lineside.cli.broker;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A Kafka node in a process of its own: writes where clients connect to its first line of output
 * and ends with its input, so that it never outlives who started it.
 */
public final class BrokerMain {
  private BrokerMain() {}

  /** Takes the directory for the node's data. */
  public static void main(String[] arguments) throws IOException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]))) {
      System.out.println(broker.bootstrapServers());
      System.out.flush();
      while (System.in.read() >= 0) {
        // Nothing is said; only the end counts.
      }
    }
  }
}
