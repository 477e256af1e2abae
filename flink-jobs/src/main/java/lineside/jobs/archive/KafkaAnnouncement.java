package lineside.jobs.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.trace.TraceHeaders;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Announces archive files on their topic and waits for the broker. Used by one thread. */
public final class KafkaAnnouncement implements ArchiveLister.Announcement, AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final WireFormat wire = new WireFormat();
  private final TraceHeaders traces = TraceHeaders.ofProcess();

  /** Opens a producer; {@link #close()} closes it. */
  public KafkaAnnouncement(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    this.producer =
        new KafkaProducer<>(
            BrokerAccess.with(settings), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void announce(String lineId, FlaggedFile file) throws IOException {
    byte[] key = lineId.getBytes(StandardCharsets.UTF_8);
    try {
      producer
          .send(
              new ProducerRecord<>(
                  Topic.FLAGGED.topicName(), null, key, wire.encode(file), traces.of(file)))
          .get();
    } catch (ExecutionException e) {
      throw new IOException("announcement of " + file.getUri() + " failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("announcement of " + file.getUri() + " interrupted", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
