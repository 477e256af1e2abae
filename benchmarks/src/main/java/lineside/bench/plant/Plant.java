package lineside.bench.plant;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lineside.bench.BrokerStarter;
import lineside.jobs.InspectionJob;
import lineside.jobs.InspectionJobConfig;
import lineside.jobs.JobRun;
import lineside.jobs.KafkaEnd;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.inspection.ModelSource;
import lineside.jobs.inspection.PackagedModel;
import lineside.jobs.line.LineSettings;
import lineside.jobs.recipe.FixedRecipes;
import lineside.schemas.topic.Topic;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A broker in a process of its own, a Flink cluster in this one, and the real inspection job on
 * them: one slot, one thread for the model. Used by one thread.
 */
public final class Plant implements AutoCloseable {
  /** Longer than any run: no checkpoint. */
  public static final Duration NO_CHECKPOINTS = Duration.ofHours(12);

  private static final long ANSWER_SECONDS = 60;
  private static final int BATCH_SIZE = 4;

  private final BrokerStarter.Broker broker;
  private final Topics topics;
  private final MiniCluster cluster;
  private final Path work;
  private final AtomicInteger runs = new AtomicInteger();

  private Plant(BrokerStarter.Broker broker, Topics topics, MiniCluster cluster, Path work) {
    this.broker = broker;
    this.topics = topics;
    this.cluster = cluster;
    this.work = work;
  }

  /** Starts broker and cluster. */
  public static Plant start(BrokerStarter starter, Path work) throws Exception {
    Files.createDirectories(work);
    BrokerStarter.Broker broker = starter.start(work.resolve("broker"));
    boolean isUp = false;
    try {
      Topics topics = Topics.create(broker.bootstrapServers());
      MiniCluster cluster =
          new MiniCluster(
              new MiniClusterConfiguration.Builder()
                  .setConfiguration(configuration(work))
                  .setNumTaskManagers(1)
                  .setNumSlotsPerTaskManager(1)
                  .setCommonBindAddress("127.0.0.1")
                  .build());
      cluster.start();
      isUp = true;
      return new Plant(broker, topics, cluster, work);
    } finally {
      if (!isUp) {
        broker.close();
      }
    }
  }

  private static Configuration configuration(Path work) {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    configuration.set(CoreOptions.TMP_DIRS, work.toString());
    return configuration;
  }

  /** Where clients connect. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** The broker's topics. */
  public Topics topics() {
    return topics;
  }

  /**
   * Puts frames on the broker, in place of all that were there.
   *
   * @param pictures sent in turn
   * @param frames in all, the cameras in turn
   */
  public void preload(PlantMap map, List<byte[]> pictures, int frames) throws Exception {
    topics.empty(Topic.FRAME);
    topics.empty(Topic.TRIGGER);
    try (Feed feed = new Feed(bootstrapServers(), map, Clock.systemUTC())) {
      for (int i = 0; i < frames; i++) {
        feed.frame(i % map.cameras(), pictures.get(i % pictures.size()));
        if (i % 16 == 15) {
          feed.flush();
        }
      }
      feed.heartbeats();
      feed.flush();
    }
  }

  /** Submits the inspection job; it reads what is on the broker from the start. */
  public RunningJob submit(ModelPackage model, PlantMap map, Duration checkpoints)
      throws Exception {
    return submit(only(model), map, checkpoints);
  }

  /** One model for everything. */
  public static PackagedModel only(ModelPackage model) {
    return new PackagedModel(model.directory().toString(), Provider.CPU, 1);
  }

  /** Submits the inspection job with models that may change. */
  public RunningJob submit(ModelSource models, PlantMap map, Duration checkpoints)
      throws Exception {
    int run = runs.incrementAndGet();
    Path directory = Files.createDirectories(work.resolve("run-" + run));
    InspectionSettings inspection =
        new InspectionSettings(
            BATCH_SIZE,
            InspectionSettings.DEFAULT_DEADLINE,
            models,
            new FixedRecipes(map.recipes()),
            new DirectoryEvidence(directory.resolve("evidence").toString()),
            Clock.systemUTC());
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(
        environment,
        new InspectionJobConfig(
            new KafkaEnd(bootstrapServers(), "bench-" + run),
            inspection,
            new InspectionJobConfig.Line(LineSettings.defaults(), directory.resolve("archive")),
            new JobRun(directory.resolve("checkpoints").toUri(), checkpoints, 1, 0)));
    var graph = environment.getStreamGraph();
    graph.setJobName("bench-" + run);
    JobID job = cluster.submitJob(graph).get(ANSWER_SECONDS, TimeUnit.SECONDS).getJobID();
    return new RunningJob(cluster, job);
  }

  @Override
  public void close() throws Exception {
    try (broker;
        topics) {
      cluster.close();
    }
  }
}
