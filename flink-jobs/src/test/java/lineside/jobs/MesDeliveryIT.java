package lineside.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import lineside.jobs.broker.TestBroker;
import lineside.jobs.line.LineRecords;
import lineside.jobs.mes.MesDeliveryConfig;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every verdict once at the MES, over a real broker and a real, small Flink cluster. */
class MesDeliveryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final MesDeliveryConfig CONFIG = MesDeliveryConfig.defaults();

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path dir;
  private MiniCluster flink;
  private TestBroker broker;
  private TopicReader<PartVerdict> verdicts;
  private long sent;

  @BeforeEach
  void start(@InjectMiniCluster MiniCluster cluster) throws Exception {
    flink = cluster;
    broker = TestBroker.start(dir.resolve("broker"));
    verdicts = new TopicReader<>(broker.bootstrapServers(), Topic.PART_VERDICT, PartVerdict.class);
  }

  @AfterEach
  void stop() throws Exception {
    verdicts.close();
    broker.close();
  }

  @Test
  void losesNothingWhenALateRequestEndsATransactionThatIsOpen() throws Exception {
    JobClient job = submit(new Configuration(), "lineside");
    decide(5);
    awaitDelivered();

    // What a client asked for before a network was cut, and the broker gets when it is mended.
    for (int round = 0; round < 8; round++) {
      decide(5);
      takeOverTransactions();
      decide(5);
    }
    awaitDelivered();

    assertDeliveredOnce();
    assertThat(attempts(job)).as("a transaction was open when the request came").isPositive();
    cancel(job);
  }

  @Test
  void repeatsNothingWhenItGoesOnFromAnOlderState() throws Exception {
    JobClient job = submit(new Configuration(), "lineside");
    decide(10);
    awaitDelivered();
    String older =
        job.triggerSavepoint(dir.resolve("older").toUri().toString(), SavepointFormatType.NATIVE)
            .get();
    decide(10);
    awaitDelivered();
    cancel(job);

    Configuration from = new Configuration();
    from.set(StateRecoveryOptions.SAVEPOINT_PATH, older);
    JobClient again = submit(from, "lineside");
    decide(5);
    awaitDelivered();

    assertDeliveredOnce();
    cancel(again);
  }

  @Test
  void repeatsNothingWhenItBeginsAgainWithoutState() throws Exception {
    JobClient job = submit(new Configuration(), "lineside");
    decide(10);
    awaitDelivered();
    cancel(job);

    JobClient again = submit(new Configuration(), "nobody-knows-how-far-it-has-read");
    decide(5);
    awaitDelivered();

    assertDeliveredOnce();
    cancel(again);
  }

  private JobClient submit(Configuration settings, String group) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    MesDeliveryJob.build(
        env,
        new KafkaEnd(broker.bootstrapServers(), group),
        CONFIG,
        new JobRun(dir.resolve("checkpoints").toUri(), Duration.ofMillis(300), 1, 50));
    return env.executeAsync(MesDeliveryJob.NAME);
  }

  private int attempts(JobClient job) throws Exception {
    int most = 0;
    for (AccessExecutionVertex task :
        flink.getExecutionGraph(job.getJobID()).get().getAllExecutionVertices()) {
      most = Math.max(most, task.getCurrentExecutionAttempt().getAttemptNumber());
    }
    return most;
  }

  private static void cancel(JobClient job) throws Exception {
    job.cancel().get();
    await().atMost(PATIENCE).until(() -> job.getJobStatus().get().isTerminalState());
  }

  private void awaitDelivered() {
    await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= sent);
  }

  private void assertDeliveredOnce() {
    assertThat(verdicts.poll())
        .extracting(PartVerdict::getPartId)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, sent).mapToObj(number -> "part-" + number).toList());
  }

  private void takeOverTransactions() {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("transactional.id", CONFIG.transactionalId());
    try (KafkaProducer<byte[], byte[]> other =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      other.initTransactions();
    }
  }

  /** So many more parts are decided. */
  private void decide(int parts) throws Exception {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    WireFormat wire = new WireFormat();
    try (KafkaProducer<byte[], byte[]> gate =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < parts; i++) {
        PartVerdict verdict = LineRecords.verdict(sent++, 0);
        gate.send(
                new ProducerRecord<>(
                    Topic.GATE_VERDICT.topicName(),
                    verdict.getPartId().getBytes(UTF_8),
                    wire.encode(verdict)))
            .get();
      }
    }
  }
}
