package lineside.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import lineside.analyzer.Analysis;
import lineside.analyzer.AnalysisResult;
import lineside.analyzer.AnalyzeConfig;
import lineside.analyzer.archive.ArchiveReader;
import lineside.analyzer.publish.PatternPublisher;
import lineside.analyzer.scenario.ScenarioArchive;
import lineside.analyzer.scenario.ScenarioDraw;
import lineside.analyzer.scenario.SimulatedPlant;
import lineside.cli.terminal.Terminal;
import lineside.ingest.IngestService;
import lineside.ingest.pace.Pace;
import lineside.mes.MesBridge;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.vision.model.Provider;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two MES beside a real line, one in Avro, one in JSON, that know asyncapi.yaml only: each tells of
 * half of the parts, both read every verdict and fail on any message that is not as described.
 */
class MesIT {
  private static final Path SMOKE = Path.of("../sample-footage/clips/smoke");
  private static final Path MODEL = Path.of("../sample-footage/models/small");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ORDER = "MES-0815";

  @TempDir Path directory;

  @BeforeAll
  static void needsNode() throws Exception {
    String obstacle = ExampleMes.obstacle();
    if (!obstacle.isEmpty()) {
      System.err.println("NOT RUN: MesIT, " + obstacle);
      abort(obstacle);
    }
  }

  @Test
  void bothReadEveryVerdictOnceAndTheLineKnowsTheirOrders() throws Exception {
    Material material = Material.ofFootage(withoutContext(), Pace.MAX);
    OutDirectory out = OutDirectory.prepare(directory.resolve("out"));
    int parts = Files.readAllLines(SMOKE.resolve("truth.jsonl")).size();
    try (Factory factory = Factory.start(out);
        MesBridge bridge = new MesBridge(factory.bootstrapServers(), "test", Clock.systemUTC())) {
      Announcements.make(factory.bootstrapServers(), material.recipes());
      CompletableFuture<Void> carrying = CompletableFuture.runAsync(bridge);
      int patterns = publishPatterns(factory.bootstrapServers());
      try (ExampleMes avro = mes("avro", factory.bootstrapServers(), parts, patterns, 0);
          ExampleMes json = mes("json", factory.bootstrapServers(), parts, patterns, 1)) {
        avro.awaitReady();
        json.awaitReady();
        run(factory, material);
        JsonNode read = avro.ended();
        JsonNode readAsJson = json.ended();

        assertThat(read.path("problems")).isEmpty();
        assertThat(readAsJson.path("problems")).isEmpty();
        assertThat(read.path("parts").asInt()).isEqualTo(parts);
        assertThat(readAsJson.path("results")).isEqualTo(read.path("results"));
        assertThat(read.path("patterns").asInt()).isEqualTo(patterns).isPositive();
      }
      bridge.close();
      carrying.get();
    }
    assertThat(
            ArchiveReader.read(out.archive()).rows().stream()
                .map(row -> row.getVerdict().getContext().getOrderId()))
        .hasSize(parts)
        .containsOnly(ORDER);
  }

  @Test
  void bothFindAMessageThatIsNotAsDescribed() throws Exception {
    OutDirectory out = OutDirectory.prepare(directory.resolve("out"));
    try (Factory factory = Factory.start(out)) {
      Announcements.make(factory.bootstrapServers(), List.of());
      send(factory.bootstrapServers(), Topic.PART_VERDICT, new byte[] {(byte) 0xC3, 1, 2, 3});
      send(
          factory.bootstrapServers(),
          Topic.PART_VERDICT_JSON,
          "{\"partId\": \"A\"}".getBytes(UTF_8));
      try (ExampleMes avro = mes("avro", factory.bootstrapServers(), 1, 0, 0);
          ExampleMes json = mes("json", factory.bootstrapServers(), 1, 0, 1)) {
        assertThat(avro.ended().path("problems").path(0).asText())
            .contains("lineside.verdict.part.v1", "no type");
        assertThat(json.ended().path("problems").path(0).asText())
            .contains("lineside.verdict.part.v1.json", "verdictId");
      }
    }
  }

  private static void send(String servers, Topic topic, byte[] value) throws Exception {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", servers);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.topicName(), "A", value)).get();
    }
  }

  private void run(Factory factory, Material material) throws Exception {
    factory.followResults();
    Jobs jobs = factory.startJobs(new DemoConfig.Model(MODEL, Provider.CPU));
    IngestService cameras = factory.startCameras(material);
    try (Interruption interruption = Interruption.watch()) {
      Terminal quiet =
          new Terminal(new PrintWriter(new StringWriter()), Terminal.Kind.PLAIN, System::nanoTime);
      new RunWatch(factory.results(), quiet, interruption, System::nanoTime)
          .follow(cameras, jobs, factory.lister()::doWork);
    }
    jobs.drain();
  }

  /** The one of every {@code half} tells of every second part. */
  private ExampleMes mes(String encoding, String servers, int parts, int patterns, int half)
      throws IOException {
    List<String> told = new ArrayList<>();
    List<String> contexts = Files.readAllLines(SMOKE.resolve("context.jsonl"));
    for (int i = half; i < contexts.size(); i += 2) {
      ObjectNode context = (ObjectNode) JSON.readTree(contexts.get(i));
      context.remove("offsetMillis");
      context.put("orderId", ORDER);
      context.put("at", Instant.parse("2026-03-02T06:00:00Z").toEpochMilli());
      told.add(context.toString());
    }
    Path file = Files.write(directory.resolve(encoding + "-context.jsonl"), told);
    return ExampleMes.start(
        directory.resolve(encoding + ".out"),
        "--bootstrap",
        servers,
        "--encoding",
        encoding,
        "--context",
        file.toString(),
        "--parts",
        Integer.toString(parts),
        "--patterns",
        Integer.toString(patterns));
  }

  /** Patterns of a simulated plant, since fifteen seconds of footage hold none. */
  private int publishPatterns(String servers) throws Exception {
    Path archive = directory.resolve("plant");
    ScenarioArchive.write(archive, new SimulatedPlant(ScenarioDraw.of(11, 4_000)));
    AnalysisResult analysis =
        Analysis.run(
            new AnalyzeConfig(
                archive,
                directory.resolve("no-evidence"),
                directory.resolve("report"),
                "report-1",
                Instant.parse("2026-03-03T06:00:00Z")));
    try (PatternPublisher publisher = PatternPublisher.connect(servers)) {
      publisher.publish(analysis.patterns());
    }
    return analysis.patterns().size();
  }

  /** The footage with nobody who tells of parts but the MES. */
  private Path withoutContext() throws IOException {
    Path copy = directory.resolve("footage");
    try (Stream<Path> files = Files.walk(SMOKE)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(SMOKE.relativize(file)));
      }
    }
    Files.delete(copy.resolve("context.jsonl"));
    return copy;
  }
}
