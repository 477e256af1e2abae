package lineside.bench;

import java.nio.file.Path;

/** Starts a Kafka node outside of this process, so that it does not count as the subject's work. */
@FunctionalInterface
public interface BrokerStarter {
  /**
   * Starts one. In the directory of one that was killed it goes on with its data and its address.
   *
   * @param directory for its data and log
   * @throws Exception when it does not come up
   */
  Broker start(Path directory) throws Exception;

  /** A running node; closing ends it. */
  interface Broker extends AutoCloseable {
    /** Where clients connect. */
    String bootstrapServers();

    /** Ends it at once, as a power cut would: kill -9. */
    void kill() throws InterruptedException;

    /** Its process on this machine. */
    long processId();

    @Override
    void close();
  }
}
