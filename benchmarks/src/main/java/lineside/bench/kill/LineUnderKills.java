package lineside.bench.kill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import lineside.bench.plant.Feed;
import lineside.bench.plant.Pictures;
import lineside.bench.plant.PlantMap;
import lineside.bench.plant.Topics;
import lineside.jobs.InspectionJob;
import lineside.jobs.InspectionJobConfig;
import lineside.jobs.JobRun;
import lineside.jobs.KafkaEnd;
import lineside.jobs.MesDeliveryJob;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.inspection.PackagedModel;
import lineside.jobs.line.LineSettings;
import lineside.jobs.mes.MesDeliveryConfig;
import lineside.jobs.recipe.KafkaRecipes;
import lineside.schemas.record.Recipe;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A line of two cameras that is triggered at a steady pace whatever happens to its jobs, and what
 * is seen of its verdicts from outside. Used by one thread, which triggers and looks in turn.
 */
final class LineUnderKills implements AutoCloseable {
  /** Slots that the jobs take. */
  static final int SLOTS = 3;

  private static final int PARALLELISM = 2;
  private static final int BATCH_SIZE = 4;
  private static final Duration CHECKPOINTS = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration STAND_BY = Duration.ofMinutes(3);

  private final Plant plant;
  private final Consumer<String> progress;
  private final Topics topics;
  private final Feed feed;
  private final Verdicts gate;
  private final Verdicts mes;
  private final List<byte[]> pictures;
  private final List<JobID> jobs = new ArrayList<>();
  private final long nanosBetweenParts;
  private final Map<String, Long> parts = new HashMap<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private String latest = "";
  private long nextTriggerNanos = System.nanoTime();
  private long nextHeartbeatNanos = nextTriggerNanos;
  private Pace pace = Pace.TRIGGERED;

  private enum Pace {
    TRIGGERED,
    RESTING
  }

  private LineUnderKills(Plant plant, Outside outside, KillConfig config, Consumer<String> progress)
      throws Exception {
    this.plant = plant;
    this.progress = progress;
    this.topics = outside.topics;
    this.feed = outside.feed;
    this.gate = new Verdicts(plant.bootstrapServers(), Topic.GATE_VERDICT);
    this.mes = new Verdicts(plant.bootstrapServers(), Topic.PART_VERDICT);
    this.pictures = Pictures.golden(ModelPackage.load(config.plant().model()));
    this.nanosBetweenParts = (long) (TimeUnit.SECONDS.toNanos(1) / config.plant().partsPerSecond());
  }

  /** The line's end of the broker. */
  private record Outside(Topics topics, Feed feed) {}

  /**
   * Starts the jobs and the line; returns when verdicts come and another task manager stands by.
   */
  static LineUnderKills start(Plant plant, KillConfig config, Consumer<String> progress)
      throws Exception {
    String broker = plant.bootstrapServers();
    PlantMap map = new PlantMap(2);
    Topics topics = Topics.create(broker);
    publish(broker, map.recipes());
    Feed feed = new Feed(broker, map, Clock.systemUTC());
    LineUnderKills line = new LineUnderKills(plant, new Outside(topics, feed), config, progress);
    line.submit(broker, config.plant());
    progress.accept("jobs submitted");
    line.awaitVerdictOfNewPart(line.gate);
    line.awaitVerdictOfNewPart(line.mes);
    plant.makeUpForTheDead(STAND_BY);
    progress.accept("first verdicts are there");
    return line;
  }

  private static void publish(String broker, List<Recipe> recipes) throws Exception {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", broker);
    WireFormat wire = new WireFormat();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (Recipe recipe : recipes) {
        producer
            .send(
                new ProducerRecord<>(
                    Topic.RECIPE.topicName(), recipe.getRecipeId(), wire.encode(recipe)))
            .get();
      }
    }
  }

  private void submit(String broker, KillConfig.PlantUnderTest config) throws Exception {
    Path work = Files.createDirectories(config.work().resolve("jobs"));
    KafkaEnd kafka = new KafkaEnd(broker, "lineside");
    StreamExecutionEnvironment inspection = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(
        inspection,
        new InspectionJobConfig(
            kafka,
            new InspectionSettings(
                BATCH_SIZE,
                InspectionSettings.DEFAULT_DEADLINE,
                new PackagedModel(config.model().toAbsolutePath().toString(), Provider.CPU, 1),
                new KafkaRecipes(broker),
                new DirectoryEvidence(work.resolve("evidence").toString()),
                Clock.systemUTC()),
            new InspectionJobConfig.Line(LineSettings.defaults(), work.resolve("archive")),
            run(work.resolve("inspection"), PARALLELISM)));
    jobs.add(plant.flink().submit(inspection, InspectionJob.NAME));
    StreamExecutionEnvironment delivery = StreamExecutionEnvironment.getExecutionEnvironment();
    MesDeliveryJob.build(
        delivery, kafka, MesDeliveryConfig.defaults(), run(work.resolve("mes"), 1));
    jobs.add(plant.flink().submit(delivery, MesDeliveryJob.NAME));
  }

  private static JobRun run(Path checkpoints, int parallelism) {
    return new JobRun(checkpoints.toUri(), CHECKPOINTS, parallelism, JobRun.DEFAULT_RESTARTS);
  }

  /** Lets a round happen, and waits until both topics go on. */
  Outcome endure(Round round) throws Exception {
    long happensAt = System.nanoTime() + (long) (round.calmSeconds() * TimeUnit.SECONDS.toNanos(1));
    await("the next round", () -> System.nanoTime() >= happensAt);
    long killedAt = System.nanoTime();
    plant.suffer(round, this::look);
    long from = round.fault().isStall() ? System.nanoTime() : killedAt;
    String first = trigger();
    await("a gate verdict after the fault", () -> gate.seenAtNanos(first).isPresent());
    await("a MES verdict after the fault", () -> mes.seenAtNanos(first).isPresent());
    Outcome outcome =
        new Outcome(
            round,
            secondsBetween(from, gate.seenAtNanos(first)),
            secondsBetween(from, mes.seenAtNanos(first)));
    outcomes.add(outcome);
    progress.accept(
        String.format(
            Locale.ROOT,
            "round %d: %s after %.1f s, gate back in %.1f s, MES in %.1f s",
            round.number(),
            round.words(),
            round.calmSeconds(),
            outcome.gateSeconds(),
            outcome.mesSeconds()));
    plant.makeUpForTheDead(STAND_BY);
    return outcome;
  }

  private void look() {
    try {
      if (pace == Pace.TRIGGERED && System.nanoTime() >= nextTriggerNanos) {
        trigger();
        nextTriggerNanos += nanosBetweenParts;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    } finally {
      gate.poll();
      mes.poll();
    }
  }

  private static double secondsBetween(long fromNanos, OptionalLong toNanos) {
    return (toNanos.orElseThrow() - fromNanos) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Triggers no more and waits until every part has its verdict, or nothing comes any more. */
  void finish() throws Exception {
    pace = Pace.RESTING;
    Set<String> all = triggered();
    try {
      await("the last verdicts", () -> mes.hasAll(all) && gate.hasAll(all));
    } catch (IllegalStateException late) {
      progress.accept(String.valueOf(late.getMessage()));
    }
    // What comes twice comes later than what comes once.
    long until = System.nanoTime() + 5 * CHECKPOINTS.toNanos();
    await("repetitions", () -> System.nanoTime() >= until);
    for (JobID job : jobs) {
      if (plant.flink().hasFailed(job)) {
        throw new IllegalStateException("job " + job + " has ended by itself");
      }
      plant.flink().cancel(job);
    }
  }

  private void awaitVerdictOfNewPart(Verdicts verdicts) throws Exception {
    String part = trigger();
    await("the first verdicts", () -> verdicts.seenAtNanos(part).isPresent());
  }

  /** Keeps the line going until the condition holds. */
  private void await(String what, BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited for " + what + " for " + PATIENCE);
      }
      goOn();
      gate.poll();
      mes.poll();
    }
  }

  private void goOn() throws Exception {
    long now = System.nanoTime();
    if (pace == Pace.TRIGGERED && now >= nextTriggerNanos) {
      trigger();
      nextTriggerNanos += nanosBetweenParts;
    }
    if (now >= nextHeartbeatNanos) {
      feed.heartbeats();
      feed.flush();
      nextHeartbeatNanos = now + TimeUnit.SECONDS.toNanos(1);
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
  }

  private String trigger() {
    byte[] picture = pictures.get(parts.size() % pictures.size());
    feed.frame(0, picture);
    latest = feed.frame(1, picture);
    parts.put(latest, System.nanoTime());
    return latest;
  }

  private Set<String> triggered() {
    return new HashSet<>(parts.keySet());
  }

  /** Parts triggered. */
  int parts() {
    return parts.size();
  }

  /** What each round came to. */
  List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /** What is wrong on the MES topic. */
  Verdicts.Errors mesErrors() {
    return mes.errors(triggered());
  }

  /** What is wrong on the gate topic. */
  Verdicts.Errors gateErrors() {
    return gate.errors(triggered());
  }

  @Override
  public void close() {
    feed.close();
    gate.close();
    mes.close();
    topics.close();
  }
}
