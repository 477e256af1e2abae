package lineside.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lineside.jobs.broker.TestBroker;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.line.LineRecords;
import lineside.jobs.line.LineSettings;
import lineside.jobs.mes.MesDeliveryConfig;
import lineside.jobs.recipe.KafkaRecipes;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What others see of the jobs from outside: trace headers and metrics. */
class ObservedJobsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern METRIC = Pattern.compile("\\bflink_[A-Za-z0-9_]+");
  private static final String LATENCY = "flink_taskmanager_job_task_operator_latency_stage_";
  private static final int PARTS = 6;
  private static final int PORT = freePort();

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .setConfiguration(reporting())
              .build());

  @TempDir Path dir;

  @Test
  void tiesMessagesToInspectionsAndTellsWhatTheDashboardAsksFor() throws Exception {
    List<JobClient> jobs = new ArrayList<>();
    try (TestBroker broker = TestBroker.start(dir.resolve("broker"));
        PlantFeed plant = new PlantFeed(broker.bootstrapServers());
        TopicReader<SpecificRecordBase> verdicts = reader(broker, Topic.PART_VERDICT);
        TopicReader<SpecificRecordBase> gate = reader(broker, Topic.GATE_VERDICT);
        TopicReader<SpecificRecordBase> views = reader(broker, Topic.VIEW_VERDICT);
        TopicReader<SpecificRecordBase> alarms = reader(broker, Topic.ALARM)) {
      plant.recipe();
      jobs.addAll(submit(broker.bootstrapServers()));
      for (long n = 0; n < PARTS; n++) {
        plant.part(n, PixelJudge.DEFECT, 64);
      }
      plant.mark(9000, CameraStatus.CONNECTED);
      await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= PARTS);
      await().atMost(PATIENCE).until(() -> views.poll().size() >= 2 * PARTS);
      await().atMost(PATIENCE).until(() -> !alarms.poll().isEmpty());
      gate.poll();

      String part =
          Identities.inspectionId(
              LineRecords.LINE, LineRecords.trigger(LineRecords.TOP, 0).getPartId(), 1);
      // Gate and MES get one message: the same trace and the same step.
      assertThat(verdicts.traces().get(part)).hasSize(1).isEqualTo(gate.traces().get(part));
      assertThat(views.traces().get(part))
          .hasSize(2)
          .doesNotContainAnyElementsOf(gate.traces().get(part));
      Alarm alarm = (Alarm) alarms.poll().get(0);
      assertThat(alarms.traces()).containsKey(alarm.getLastInspectionId());
      assertThat(gate.traces()).containsKey(alarm.getLastInspectionId());

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(namesIn(scrape())).containsAll(asked()));
      List<String> told = scrape().lines().toList();
      for (String stage : List.of("capture", "ingest", "broker", "inspect")) {
        assertThat(sum(told, LATENCY + "count", stage)).as(stage).isEqualTo(2 * PARTS);
      }
      assertThat(sum(told, LATENCY + "count", "total")).isEqualTo(PARTS);
      assertThat(sum(told, LATENCY + "le_bucket", "total", "+Inf")).isEqualTo(PARTS);
      for (JobClient job : jobs) {
        job.cancel().get();
      }
    }
  }

  /** Sum over the tasks of a metric's values with these label values. */
  private static long sum(List<String> told, String metric, String... labels) {
    return told.stream()
        .filter(line -> line.startsWith(metric + "{"))
        .filter(
            line -> List.of(labels).stream().allMatch(label -> line.contains("=\"" + label + '"')))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static Set<String> asked() throws IOException {
    Set<String> expressions = new TreeSet<>();
    new ObjectMapper()
        .readTree(Path.of("../deploy/grafana/jobs.json").toFile())
        .findValues("expr")
        .forEach(expression -> expressions.addAll(namesIn(expression.asText())));
    assertThat(expressions).hasSizeGreaterThan(15);
    expressions.addAll(namesIn(Files.readString(Path.of("../deploy/metrics/alerts.yml"))));
    return expressions;
  }

  private static Set<String> namesIn(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String scrape() throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static Configuration reporting() {
    Configuration configuration = new Configuration();
    configuration.set(MetricOptions.REPORTERS_LIST, "prom");
    configuration.setString(
        "metrics.reporter.prom.factory.class", PrometheusReporterFactory.class.getName());
    configuration.setString("metrics.reporter.prom.port", Integer.toString(PORT));
    // As the manifests have it: else the bounds of buckets are no numbers.
    configuration.setString("metrics.reporter.prom.filterLabelValueCharacters", "false");
    return configuration;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }

  private List<JobClient> submit(String bootstrapServers) throws Exception {
    KafkaEnd kafka = new KafkaEnd(bootstrapServers, "lineside");
    InspectionSettings inspection =
        new InspectionSettings(
            4,
            Duration.ofMillis(8),
            new PixelJudge(),
            new KafkaRecipes(bootstrapServers),
            new DirectoryEvidence(dir.resolve("evidence").toString()),
            Clock.systemUTC());
    StreamExecutionEnvironment line = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(
        line,
        new InspectionJobConfig(
            kafka,
            inspection,
            new InspectionJobConfig.Line(LineSettings.defaults(), dir.resolve("archive")),
            run("inspection")));
    StreamExecutionEnvironment mes = StreamExecutionEnvironment.getExecutionEnvironment();
    MesDeliveryJob.build(mes, kafka, MesDeliveryConfig.defaults(), run("mes"));
    return List.of(line.executeAsync(InspectionJob.NAME), mes.executeAsync(MesDeliveryJob.NAME));
  }

  private JobRun run(String name) {
    return new JobRun(
        dir.resolve("checkpoints").resolve(name).toUri(), Duration.ofMillis(300), 2, 20);
  }

  private static TopicReader<SpecificRecordBase> reader(TestBroker broker, Topic topic) {
    return new TopicReader<>(broker.bootstrapServers(), topic, SpecificRecordBase.class);
  }
}
