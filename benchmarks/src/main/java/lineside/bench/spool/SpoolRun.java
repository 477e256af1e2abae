package lineside.bench.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lineside.bench.BrokerStarter.Broker;
import lineside.bench.ingest.IngestBenchConfig.Load;
import lineside.bench.ingest.IngestProcess;
import lineside.bench.ingest.IngestSample;
import lineside.bench.ingest.LoadPlan;
import lineside.bench.ingest.LoadPlan.Course;
import lineside.bench.plant.Topics;
import lineside.schemas.topic.Topic;

/** A load on broker and ingest while both are killed. Used by one thread. */
final class SpoolRun implements AutoCloseable {
  private static final String PLANT = "plant";
  private static final long LOOK_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final SpoolConfig config;
  private final LoadPlan plan;
  private final Consumer<String> progress;
  private Broker broker;
  private IngestProcess ingest;

  private SpoolRun(SpoolConfig config, LoadPlan plan, Consumer<String> progress, Broker broker)
      throws IOException {
    this.config = config;
    this.plan = plan;
    this.progress = progress;
    this.broker = broker;
    this.ingest = IngestProcess.start(broker.bootstrapServers(), directory(config));
  }

  /** Starts a broker and an ingest whose cameras play. */
  static SpoolRun start(SpoolConfig config, Path image, Consumer<String> progress)
      throws Exception {
    Load load = config.load();
    LoadPlan plan =
        LoadPlan.ofRate(PLANT, load.cameras(), image, load.totalFramesPerSecond(), Course.LIVE);
    Broker broker = config.broker().start(brokerDirectory(config));
    try (Topics topics = Topics.create(broker.bootstrapServers())) {
      topics.empty(Topic.FRAME);
      SpoolRun run = new SpoolRun(config, plan, progress, broker);
      run.ingest.play(plan);
      return run;
    } catch (IOException | ExecutionException | InterruptedException failure) {
      broker.close();
      throw failure;
    }
  }

  private static Path directory(SpoolConfig config) {
    return config.work().resolve("ingest");
  }

  private static Path brokerDirectory(SpoolConfig config) {
    return config.work().resolve("broker");
  }

  /** Lets it run. */
  void run(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }

  /**
   * Takes the broker away for its time and kills ingest meanwhile.
   *
   * @return how long it took the broker to come up again
   */
  Duration outage() throws Exception {
    progress.accept("kill -9 of the broker");
    broker.kill();
    long start = System.nanoTime();
    for (Duration moment : KillMoments.of(config.outage(), config.kills(), config.seed())) {
      sleepUntil(start + moment.toNanos());
      IngestSample before = ingest.look();
      progress.accept("kill -9 of ingest, %d frames on disk".formatted(before.spooledFrames()));
      ingest.kill();
      ingest.close();
      ingest = IngestProcess.start(broker.bootstrapServers(), directory(config));
      ingest.play(plan);
    }
    sleepUntil(start + config.outage().toNanos());
    progress.accept("broker starts again");
    long back = System.nanoTime();
    broker = config.broker().start(brokerDirectory(config));
    return Duration.ofNanos(System.nanoTime() - back);
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos - System.nanoTime()));
  }

  /** Waits until nothing waits on disk any more. */
  Replay replay() throws IOException, InterruptedException {
    IngestSample from = ingest.look();
    IngestSample now = from;
    long most = from.spooledFrames();
    long mostBytes = from.spoolBytes();
    while (now.spooledFrames() > 0) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      now = ingest.look();
      most = Math.max(most, now.spooledFrames());
      mostBytes = Math.max(mostBytes, now.spoolBytes());
      if (now.nanos() - from.nanos() > PATIENCE.toNanos()) {
        throw new IOException(
            "replay has not ended after %s, %d frames wait"
                .formatted(PATIENCE, now.spooledFrames()));
      }
    }
    return new Replay(from, now, most, mostBytes);
  }

  /**
   * A replay.
   *
   * @param from when the broker was back
   * @param until when no frame waited on disk
   * @param mostFrames most frames that waited there
   * @param mostBytes most disk taken
   */
  record Replay(IngestSample from, IngestSample until, long mostFrames, long mostBytes) {
    /** How long it took. */
    double seconds() {
      return (until.nanos() - from.nanos()) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** Frames that Kafka took meanwhile, in the time in which cameras make as many. */
    double speed(double framesPerSecond) {
      return (until.acknowledged() - from.acknowledged()) / framesPerSecond / seconds();
    }
  }

  /** Ends the cameras in order. */
  IngestSample finish() throws IOException {
    return ingest.finish();
  }

  LoadPlan plan() {
    return plan;
  }

  /** Where clients connect. */
  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  @Override
  public void close() {
    ingest.close();
    broker.close();
  }
}
