package lineside.ingest.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A Kafka node in a process of its own, to be killed: DIRECTORY PORT CONTROLLER_PORT. */
final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(
            Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]))) {
      KafkaPublisherContract.createTopics(broker.bootstrapServers());
      Files.writeString(Path.of(args[0] + "-ready"), broker.bootstrapServers());
      new CountDownLatch(1).await();
    }
  }
}
