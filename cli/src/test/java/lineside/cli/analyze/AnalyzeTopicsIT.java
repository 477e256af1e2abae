package lineside.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import javax.imageio.ImageIO;
import lineside.analyzer.scenario.Appearance;
import lineside.analyzer.scenario.PlantedCause;
import lineside.analyzer.scenario.Scenario;
import lineside.analyzer.scenario.ScenarioArchive;
import lineside.analyzer.scenario.SimulatedPlant;
import lineside.cli.CommandLineRun;
import lineside.cli.broker.EmbeddedBroker;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.topic.TopicAdmin;
import lineside.schemas.wire.WireFormat;
import lineside.vision.evidence.DirectoryEvidenceStore;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code analyze} beside a real broker, with a real model: what persons said comes in, patterns go
 * out and are taken back, and what no model has a name for becomes a kind.
 */
class AnalyzeTopicsIT {
  private static final String SMALL = "../sample-footage/models/small";
  private static final PlantedCause PALLET =
      new PlantedCause(
          new PlantedCause.PlantedFactor(FactorKind.PALLET, "palletId", "3"),
          "a1",
          "stain",
          new PlantedCause.Course(0.5, 0, 0));
  private static final PlantedCause TOOL =
      new PlantedCause(
          new PlantedCause.PlantedFactor(FactorKind.TOOL, "toolId", "T2"),
          "a2",
          "scratch",
          new PlantedCause.Course(0.2, 0, 0));

  @TempDir private Path directory;
  private final List<Feedback> said = new ArrayList<>();
  private EmbeddedBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicAdmin.createAll(admin, (short) 1);
    }
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void countsWhatPersonsSaidAndPublishesUnderTheKindThatWasFound() throws Exception {
    Path archive = directory.resolve("line/archive");
    write(archive, List.of(PALLET), "stain");
    send();

    CommandLineRun run = analyze(archive, "--model", SMALL);

    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("kind ");
    Pattern pattern = onlyPattern();
    assertThat(pattern.getFactorName()).isEqualTo("palletId");
    assertThat(pattern.getFactorValue()).isEqualTo("3");
    assertThat(pattern.getDefectKind()).matches("kind [0-9a-f]{16}");
    assertThat(pattern.getConfirmedParts()).isBetween(1L, 4L);
    assertThat(pattern.getOverturnedParts()).isBetween(1L, 2L);
    assertThat(pattern.getAttribution()).isNotNull();
    assertThat(pattern.getAttribution().getWithPicture())
        .isEqualTo(pattern.getAttribution().getAsked());
    assertThat(pattern.getReportUri()).endsWith("/report/index.html");
  }

  @Test
  void takesBackAPatternThatIsGone() throws Exception {
    Path before = directory.resolve("before/archive");
    Path after = directory.resolve("after/archive");
    write(before, List.of(PALLET, TOOL), "");
    write(after, List.of(TOOL), "");

    CommandLineRun first = analyze(before);
    Map<String, Pattern> then = standing();
    CommandLineRun second = analyze(after);

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(then.values()).extracting(Pattern::getFactorName).contains("palletId", "toolId");
    assertThat(standing().values()).extracting(Pattern::getFactorName).containsOnly("toolId");
    assertThat(then.keySet()).containsAll(standing().keySet());
  }

  private void write(Path archive, List<PlantedCause> causes, String nameless) throws IOException {
    DirectoryEvidenceStore store = new DirectoryEvidenceStore(archive.resolveSibling("evidence"));
    Scenario scenario = new Scenario(5, 500, 12_000, 0.005, causes);
    ScenarioArchive.write(
        archive,
        new SimulatedPlant(
            scenario,
            SimulatedPlant.Surroundings.USUAL,
            random -> new Drawn(store, random, nameless)));
    speakOf(scenario, store, nameless);
  }

  /** Of six parts that show it: two are good, says somebody. */
  private void speakOf(Scenario scenario, DirectoryEvidenceStore store, String nameless) {
    List<InspectionRow> rows = new ArrayList<>();
    new SimulatedPlant(
            scenario,
            SimulatedPlant.Surroundings.USUAL,
            random -> new Drawn(store, random, nameless))
        .run(rows::add);
    rows.stream()
        .map(InspectionRow::getVerdict)
        .filter(verdict -> verdict.getContext() != null)
        .filter(verdict -> verdict.getContext().getPalletId().equals("3"))
        .filter(verdict -> verdict.getResultEvaluation() == ResultEvaluation.NOT_OK)
        .filter(verdict -> verdict.getViews().get(0).getFindings().size() == 1)
        .limit(6)
        .forEach(verdict -> said.add(word(verdict.getPartId(), said.size() >= 2)));
  }

  private static Feedback word(String partId, boolean isDefective) {
    return Feedback.newBuilder()
        .setFeedbackId("said-" + partId)
        .setLineId("line-a")
        .setPartId(partId)
        .setAttempt(1)
        .setOccasion(FeedbackOccasion.REJECT_BIN)
        .setIsDefective(isDefective)
        .setPerson("j.huber")
        .setAt(Instant.parse("2026-03-02T12:00:00Z"))
        .build();
  }

  private void send() throws ExecutionException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    WireFormat wire = new WireFormat();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (Feedback word : said) {
        producer
            .send(
                new ProducerRecord<>(
                    Topic.FEEDBACK.topicName(), word.getPartId(), wire.encode(word)))
            .get();
      }
    }
  }

  private CommandLineRun analyze(Path archive, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "analyze",
                "--archive",
                archive.toString(),
                "--out",
                directory.resolve("report").toString(),
                "--bootstrap-servers",
                broker.bootstrapServers()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private Pattern onlyPattern() throws Exception {
    Map<String, Pattern> standing = standing();
    assertThat(standing).hasSize(1);
    return standing.values().iterator().next();
  }

  /** What a reader of the compacted topic holds. */
  private Map<String, Pattern> standing() throws Exception {
    Map<String, Pattern> standing = new TreeMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.PATTERN.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var message : consumer.poll(java.time.Duration.ofSeconds(1))) {
          byte[] value = message.value();
          if (value == null) {
            standing.remove(message.key());
          } else {
            standing.put(message.key(), new WireFormat().decode(value, Pattern.class));
          }
        }
      }
    }
    return standing;
  }

  /** Crops that are drawn and stored; a kind may have no name. */
  private record Drawn(DirectoryEvidenceStore store, Random random, String nameless)
      implements Appearance {
    private static final int SIDE_PX = 96;

    @Override
    public Look show(String partId, String kind, @Nullable PlantedCause cause) {
      String shown = kind.isEmpty() ? "pit" : kind;
      boolean isNameless = !nameless.isEmpty() && shown.equals(nameless);
      String crop =
          nameless.isEmpty() ? Identities.idOf("crop", partId, shown).repeat(2) : drawn(shown);
      return new Look(isNameless ? "unclassified" : shown, crop);
    }

    private String drawn(String kind) {
      BufferedImage image = new BufferedImage(SIDE_PX, SIDE_PX, BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D pen = image.createGraphics();
      int level = 150 + random.nextInt(20);
      pen.setColor(new Color(level, level, level));
      pen.fillRect(0, 0, SIDE_PX, SIDE_PX);
      pen.setColor(Color.DARK_GRAY);
      if (kind.equals("stain")) {
        pen.fillOval(30 + random.nextInt(4), 34 + random.nextInt(4), 32, 26);
      } else {
        pen.drawLine(random.nextInt(SIDE_PX), 10, random.nextInt(SIDE_PX), 80);
      }
      pen.dispose();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        ImageIO.write(image, "png", bytes);
        return store.put(bytes.toByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException("crop can't be stored", e);
      }
    }
  }
}
