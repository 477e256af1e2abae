package lineside.bench.kill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import lineside.vision.model.Provider;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The jobs of a line on the cluster of a plant. Used by one thread. */
final class LineJobs {
  /** Time between checkpoints. */
  static final Duration CHECKPOINTS = Duration.ofSeconds(1);

  private static final int PARALLELISM = 2;
  private static final int BATCH_SIZE = 4;

  private final Plant plant;
  private final List<JobID> jobs = new ArrayList<>();

  private LineJobs(Plant plant) {
    this.plant = plant;
  }

  /** Publishes what they run by and submits them. */
  static LineJobs submit(Plant plant, Path model, List<Recipe> recipes) throws Exception {
    publish(plant.bootstrapServers(), recipes);
    LineJobs jobs = new LineJobs(plant);
    jobs.submit(model);
    return jobs;
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

  private void submit(Path model) throws Exception {
    String broker = plant.bootstrapServers();
    Files.createDirectories(plant.archive());
    KafkaEnd kafka = new KafkaEnd(broker, "lineside");
    StreamExecutionEnvironment inspection = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(
        inspection,
        new InspectionJobConfig(
            kafka,
            new InspectionSettings(
                BATCH_SIZE,
                InspectionSettings.DEFAULT_DEADLINE,
                new PackagedModel(model.toAbsolutePath().toString(), Provider.CPU, 1),
                new KafkaRecipes(broker),
                new DirectoryEvidence(plant.evidence().toString()),
                Clock.systemUTC()),
            new InspectionJobConfig.Line(LineSettings.defaults(), plant.archive()),
            run(plant.checkpoints(), PARALLELISM)));
    jobs.add(plant.flink().submit(inspection, InspectionJob.NAME));
    StreamExecutionEnvironment delivery = StreamExecutionEnvironment.getExecutionEnvironment();
    MesDeliveryJob.build(
        delivery,
        kafka,
        MesDeliveryConfig.defaults(),
        run(plant.checkpoints().resolveSibling("mes"), 1));
    jobs.add(plant.flink().submit(delivery, MesDeliveryJob.NAME));
  }

  private static JobRun run(Path checkpoints, int parallelism) {
    return new JobRun(checkpoints.toUri(), CHECKPOINTS, parallelism, JobRun.DEFAULT_RESTARTS);
  }

  /**
   * Ends them.
   *
   * @throws IllegalStateException when one has ended by itself
   */
  void end() throws Exception {
    for (JobID job : jobs) {
      if (plant.flink().hasFailed(job)) {
        throw new IllegalStateException("job " + job + " has ended by itself");
      }
      plant.flink().cancel(job);
    }
  }
}
