package lineside.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import lineside.analyzer.feedback.FeedbackTopic;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends ingest, console, MES bridge, uplink and the analyzer's reader well-formed nonsense and
 * damaged messages on every topic of the catalogue, and damaged requests to every route.
 */
final class ServicesUnderFuzz {
  private static final int LOOKS = 10;
  private static final double DAMAGED_SHARE = 0.5;
  private static final int REQUESTS_OF = 4;
  private static final double MOST_GROWTH = 1.05;
  private static final int REMEMBERED = 256;

  private final FuzzConfig config;
  private final Consumer<String> progress;
  private final Random random;
  private final Wild wild;
  private final List<byte[]> recent = new ArrayList<>();
  private long sent;

  ServicesUnderFuzz(FuzzConfig config, Consumer<String> progress) throws IOException {
    this.config = config;
    this.progress = progress;
    this.random = new Random(config.seed());
    this.wild = new Wild(config.seed());
  }

  /** Sends so many in all; what came of it. */
  List<Figure> run(int messages) throws Exception {
    try (Service services = new Service(config.broker(), config.work());
        KafkaProducer<byte[], byte[]> producer = producer(services.bootstrapServers())) {
      String session = services.console().signIn(Service.USER, Service.PASSWORD);
      // What is damaged may sign out whoever it is signed in as: that must not be who asks.
      services.console().signIn(Service.USER, Service.PASSWORD);
      Requests console =
          new Requests(
              config.seed(), services.console().address().getAuthority(), Endpoints.ofConsole());
      console.signedIn(session);
      Requests ingest =
          new Requests(
              config.seed(), services.ingest().address().getAuthority(), Endpoints.ofIngest());
      Caller toConsole = new Caller(services.console().address());
      Caller toIngest = new Caller(services.ingest().address());
      List<Subject> subjects = services.subjects(new Probe(producer, Clock.systemUTC()));
      for (int look = 0; look < LOOKS; look++) {
        for (int i = 0; i < messages / LOOKS; i++) {
          switch (i % REQUESTS_OF) {
            case 0 -> {
              if (i % (2 * REQUESTS_OF) == 0) {
                toConsole.call(console.next());
              } else {
                toIngest.call(ingest.next());
              }
            }
            default -> send(producer, Wild.topics().get(random.nextInt(Wild.topics().size())));
          }
        }
        producer.flush();
        for (Subject subject : subjects) {
          subject.look();
        }
        progress.accept("services " + (look + 1) + "/" + LOOKS + ": " + words(subjects));
      }
      String analyzer = feedback(services.bootstrapServers());
      return figures(subjects, toConsole, toIngest, analyzer);
    }
  }

  private static String words(List<Subject> subjects) {
    return String.join("; ", subjects.stream().map(Subject::words).toList());
  }

  private static KafkaProducer<byte[], byte[]> producer(String servers) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", servers);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void send(KafkaProducer<byte[], byte[]> producer, Topic topic) {
    byte[] value = wild.of(topic);
    if (recent.size() < REMEMBERED) {
      recent.add(value);
    } else {
      recent.set(random.nextInt(REMEMBERED), value);
    }
    if (random.nextDouble() < DAMAGED_SHARE) {
      Mutation[] ways = Mutation.values();
      value =
          ways[random.nextInt(ways.length)].of(
              value, recent.get(random.nextInt(recent.size())), random);
    }
    // Compacted topics take no record without a key.
    byte[] key = ("key-" + random.nextInt(1000)).getBytes(UTF_8);
    Future<?> unused = producer.send(new ProducerRecord<>(topic.topicName(), key, value));
    sent++;
  }

  /** What the analyzer's reader made of what persons said, in words. */
  private static String feedback(String servers) {
    try (FeedbackTopic topic = FeedbackTopic.connect(servers)) {
      return "the analyzer read %d words of persons and left out %d"
          .formatted(topic.read().size(), topic.unreadableMessages());
    }
  }

  private List<Figure> figures(
      List<Subject> subjects, Caller toConsole, Caller toIngest, String analyzer) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        none(
            "services that ended",
            subjects.stream().filter(subject -> !subject.isAlive()).count(),
            words(subjects) + "; " + analyzer));
    figures.add(
        none(
            "work not done and requests without an answer",
            subjects.stream().mapToLong(Subject::hangs).sum()
                + toConsole.hangs()
                + toIngest.hangs(),
            "of "
                + sent
                + " messages, ten looks; console "
                + toConsole.answers()
                + "; ingest "
                + toIngest.answers()));
    figures.add(
        none(
            "requests answered with 500",
            toConsole.serverErrors() + toIngest.serverErrors(),
            (toConsole.exampleOfError() + " " + toIngest.exampleOfError()).strip()));
    for (Subject subject : subjects) {
      figures.add(heap(subject));
    }
    return figures;
  }

  /** How much more of the heap it held in the end; missed when nobody could see. */
  private static Figure heap(Subject subject) {
    String what = "live heap of " + subject.name();
    Growth heap = subject.heap();
    if (heap.ratio().isEmpty()) {
      return none(what + " not measured", 1, subject.words());
    }
    return new Figure(
        what + ", last tenth to first",
        Figure.RATIO,
        Spread.of(heap.ratio().getAsDouble()),
        Target.atMost(MOST_GROWTH),
        String.format(
            Locale.ROOT,
            "%.1f and %.1f MB after a collection",
            heap.firstBytes() / 1e6,
            heap.lastBytes() / 1e6));
  }

  private static Figure none(String what, long found, String detail) {
    return new Figure(what, "times", Spread.of((double) found), Target.atMost(0), detail);
  }
}
