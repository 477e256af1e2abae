package lineside.console.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import lineside.console.live.Board;
import lineside.schemas.record.Frame;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the latest picture of each camera: of the frames fetched together only the last of each is
 * decoded. Used by one thread.
 */
final class FrameFeed {
  private static final Logger LOG = LoggerFactory.getLogger(FrameFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /** A mark between frames is smaller than this, a picture is not: no need to decode it to know. */
  private static final int MARK_BYTES = 1024;

  private final Consumer<byte[], byte[]> consumer;
  private final Board board;
  private final WireFormat wire = new WireFormat();
  private boolean isAssigned;

  FrameFeed(Consumer<byte[], byte[]> consumer, Board board) {
    this.consumer = consumer;
    this.board = board;
  }

  void assign(Collection<TopicPartition> partitions) {
    if (isAssigned || partitions.isEmpty()) {
      return;
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    isAssigned = true;
  }

  boolean isAssigned() {
    return isAssigned;
  }

  void doWork() {
    Map<String, byte[]> latest = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      if (record.value() != null && record.value().length > MARK_BYTES) {
        byte[] key = Objects.requireNonNullElse(record.key(), new byte[0]);
        latest.put(new String(key, StandardCharsets.UTF_8), record.value());
      }
    }
    latest.forEach(this::show);
  }

  private void show(String camera, byte[] value) {
    try {
      if (wire.decodeInPlace(value) instanceof Frame frame) {
        board.accept(frame);
      }
    } catch (UnreadableMessageException e) {
      LOG.trace("unreadable frame of {}", camera);
    }
  }
}
