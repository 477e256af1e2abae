package lineside.console.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import lineside.console.live.Board;
import lineside.console.live.OperateShape;
import lineside.console.live.Progress;
import lineside.console.store.Database;
import lineside.console.store.Retention;
import lineside.console.store.State;
import lineside.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the database and the board at what the topics say, on threads of its own: one for what is
 * new, one for history and retention, one for pictures, one that asks whether the broker answers. A
 * broker that is away is waited for.
 */
public final class Feed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final Duration WATCH_PAUSE = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration SWEEP_PAUSE = Duration.ofSeconds(30);
  private static final Duration STOP_WAIT = Duration.ofSeconds(8);

  private final FeedConfig config;
  private final Target target;
  private final InstantSource clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private volatile Set<TopicPartition> present = Set.of();

  /** What is kept up to date. */
  public record Target(
      Database database, Board board, Progress progress, Retention retention, Listener listener) {}

  private Feed(FeedConfig config, Target target, InstantSource clock) {
    this.config = config;
    this.target = target;
    this.clock = clock;
  }

  /** Starts reading, as soon as the broker answers. */
  public static Feed start(FeedConfig config, Target target, InstantSource clock) {
    Feed feed = new Feed(config, target, clock);
    feed.run("watch", feed::watch);
    feed.run("live", feed::live);
    feed.run("history", feed::history);
    if (config.pictures() == FeedConfig.Pictures.LIVE) {
      feed.run("pictures", feed::pictures);
    }
    return feed;
  }

  /** Topics that are read, but for frames. */
  public static List<Topic> topics() {
    return LiveFeed.TOPICS;
  }

  @Override
  public void close() {
    stopped.countDown();
    for (Thread thread : threads) {
      try {
        thread.join(STOP_WAIT.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Work that goes on until the end. */
  private interface Work {
    void run() throws InterruptedException;
  }

  private void run(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "lineside-console-" + name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void watch() throws InterruptedException {
    boolean isKnown = false;
    try (BrokerWatch broker = new BrokerWatch(config)) {
      while (!pause(isKnown ? WATCH_PAUSE : Duration.ofMillis(1))) {
        try {
          String clusterId = broker.clusterId();
          if (!isKnown) {
            new State(target.database()).belongTo(clusterId);
            isKnown = true;
          }
          List<String> topics =
              new ArrayList<>(LiveFeed.TOPICS.stream().map(Topic::topicName).toList());
          topics.add(Topic.FRAME.topicName());
          present = broker.partitions(topics);
          target.progress().isUp(clock.millis());
        } catch (ExecutionException | TimeoutException e) {
          LOG.debug("the broker does not answer", e);
          target.progress().isAway(clock.millis());
        }
      }
    }
  }

  private void live() throws InterruptedException {
    while (!isStopped()) {
      try (Consumer<byte[], byte[]> consumer = consumer("live")) {
        State state = new State(target.database());
        LiveFeed feed = new LiveFeed(consumer, state, target.listener());
        while (!isStopped()) {
          Set<TopicPartition> partitions = partitions(false);
          if (partitions.isEmpty()) {
            pause(Duration.ofMillis(100));
          }
          if (feed.assign(partitions, clock.millis())) {
            HistoryFill.tell(state.gaps(), target.progress());
          }
          feed.doWork();
          target.progress().tellBehind(feed.behind());
        }
      } catch (KafkaException | JdbiException e) {
        LOG.warn("reading topics failed, trying again", e);
        pause(RETRY);
      }
    }
  }

  private void history() throws InterruptedException {
    long sweptAt = 0;
    while (!isStopped()) {
      try (Consumer<byte[], byte[]> consumer = consumer("history")) {
        HistoryFill fill =
            new HistoryFill(
                consumer, new State(target.database()), target.progress(), this::keptFrom);
        while (!isStopped()) {
          boolean isFilling = isRead() && fill.doWork();
          if (clock.millis() - sweptAt > SWEEP_PAUSE.toMillis() && target.board().lineAt() > 0) {
            boolean isMore = target.retention().sweep(target.database(), target.board().lineAt());
            sweptAt = isMore ? 0 : clock.millis();
          }
          if (!isFilling) {
            pause(isRead() ? IDLE : Duration.ofMillis(100));
          }
        }
      } catch (KafkaException | JdbiException e) {
        LOG.warn("reading history failed, trying again", e);
        pause(RETRY);
      }
    }
  }

  private void pictures() throws InterruptedException {
    while (!isStopped()) {
      try (Consumer<byte[], byte[]> consumer = consumer("pictures")) {
        FrameFeed frames = new FrameFeed(consumer, target.board());
        while (!isStopped()) {
          frames.assign(partitions(true));
          if (frames.isAssigned()) {
            frames.doWork();
          } else {
            pause(Duration.ofMillis(200));
          }
        }
      } catch (KafkaException e) {
        LOG.warn("reading pictures failed, trying again", e);
        pause(RETRY);
      }
    }
  }

  /** Whether reading has begun, so that what is missing is known. */
  private boolean isRead() {
    return !target.progress().history().equals(OperateShape.History.UNKNOWN);
  }

  private long keptFrom() {
    long lineAt = target.board().lineAt();
    return lineAt == 0 ? Long.MIN_VALUE : lineAt - target.retention().keep().toMillis();
  }

  private Set<TopicPartition> partitions(boolean ofFrames) {
    return present.stream()
        .filter(partition -> partition.topic().equals(Topic.FRAME.topicName()) == ofFrames)
        .collect(Collectors.toSet());
  }

  private Consumer<byte[], byte[]> consumer(String purpose) {
    return new KafkaConsumer<>(
        config.consumer(purpose), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Whether the end came meanwhile. */
  private boolean pause(Duration pause) throws InterruptedException {
    return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }
}
