package lineside.jobs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import lineside.jobs.broker.TestBroker;
import lineside.jobs.escalation.EscalationSettings;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.line.LineRecords;
import lineside.jobs.line.LineSettings;
import lineside.jobs.recipe.KafkaRecipes;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.topic.Topic;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Questions to a large model that is away, answers once it is back, and what persons find: over a
 * real broker. Deadline 1 s, revision window 2 s of line time.
 */
class SecondOpinionRoundTripIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PARTS_WHILE_AWAY = 12;

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @TempDir Path dir;

  @Test
  void goesOnWhileTheLargeSideIsCutOffAndSupersedesWhenItIsBack() throws Exception {
    try (TestBroker broker = TestBroker.start(dir.resolve("broker"));
        PlantFeed plant = new PlantFeed(broker.bootstrapServers());
        TopicReader<PartVerdict> parts =
            new TopicReader<>(broker.bootstrapServers(), Topic.GATE_VERDICT, PartVerdict.class);
        TopicReader<SecondOpinionRequest> requests =
            new TopicReader<>(
                broker.bootstrapServers(), Topic.OPINION_REQUEST, SecondOpinionRequest.class)) {
      plant.recipe();
      JobClient job = submit(broker.bootstrapServers(), 0);
      for (long n = 0; n < PARTS_WHILE_AWAY; n++) {
        plant.part(n, n % 3 == 2 ? PixelJudge.DEFECT : PixelJudge.DOUBTFUL, 64);
      }
      // The last part, 11, is NOT_OK; 10 was decided at its deadline and takes answers until 13.
      plant.mark(12_500, CameraStatus.CONNECTED);
      await().atMost(PATIENCE).until(() -> parts.poll().size() >= PARTS_WHILE_AWAY);

      assertThat(parts.poll()).hasSize(PARTS_WHILE_AWAY);
      assertThat(parts.poll()).extracting(PartVerdict::getRevision).containsOnly(0);
      assertThat(parts.poll())
          .filteredOn(part -> part.getResultEvaluation() == ResultEvaluation.NOT_DECIDABLE)
          .hasSize(8);
      await().atMost(PATIENCE).until(() -> requestOf(requests, 10) != null);
      SecondOpinionRequest question = requireNonNull(requestOf(requests, 10));
      assertThat(pictures()).contains(question.getPictureSha256());

      plant.send(Topic.OPINION_ANSWER, LineRecords.LINE, answer(question));
      plant.mark(12_600, CameraStatus.CONNECTED);
      await().atMost(PATIENCE).until(() -> parts.poll().size() > PARTS_WHILE_AWAY);

      PartVerdict revised = parts.poll().get(PARTS_WHILE_AWAY);
      assertThat(revised.getPartId()).isEqualTo("part-10");
      assertThat(revised.getRevision()).isEqualTo(1);
      assertThat(revised.getRevisionReason()).isEqualTo("SECOND_OPINION");
      assertThat(revised.getResultEvaluation()).isEqualTo(ResultEvaluation.NOT_OK);
      job.cancel().get();
    }
  }

  @Test
  void estimatesEscapesWhenAPersonHasLookedAtWhatTheAuditDisagreesAbout() throws Exception {
    try (TestBroker broker = TestBroker.start(dir.resolve("broker"));
        PlantFeed plant = new PlantFeed(broker.bootstrapServers());
        TopicReader<SecondOpinionRequest> requests =
            new TopicReader<>(
                broker.bootstrapServers(), Topic.OPINION_REQUEST, SecondOpinionRequest.class);
        TopicReader<OpinionAudit> audits =
            new TopicReader<>(broker.bootstrapServers(), Topic.OPINION_AUDIT, OpinionAudit.class)) {
      plant.recipe();
      JobClient job = submit(broker.bootstrapServers(), 1);
      plant.part(0, PixelJudge.GOOD, 64);
      plant.mark(500, CameraStatus.CONNECTED);
      await().atMost(PATIENCE).until(() -> requestOf(requests, 0) != null);

      plant.send(
          Topic.OPINION_ANSWER, LineRecords.LINE, answer(requireNonNull(requestOf(requests, 0))));
      await().atMost(PATIENCE).until(() -> !audits.poll().isEmpty());
      plant.send(Topic.FEEDBACK, "part-0", found());
      await().atMost(PATIENCE).until(() -> audits.poll().size() == 2);

      assertThat(audits.poll().get(0).getDisagreementRate()).isEqualTo(1);
      assertThat(audits.poll().get(0).getEscapes()).isNull();
      assertThat(audits.poll().get(1).getReviewed()).isEqualTo(1);
      assertThat(audits.poll().get(1).getEscapes().getRate()).isEqualTo(1);
      job.cancel().get();
    }
  }

  private JobClient submit(String bootstrapServers, double auditedShare) throws Exception {
    EscalationSettings escalation =
        new EscalationSettings(
            new EscalationSettings.Budget(1, 100, 100, Duration.ZERO),
            new EscalationSettings.Audit(auditedShare, Duration.ofHours(8)));
    InspectionSettings inspection =
        new InspectionSettings(
            4,
            Duration.ofMillis(8),
            new PixelJudge(),
            new KafkaRecipes(bootstrapServers),
            new DirectoryEvidence(dir.resolve("evidence").toString()),
            Clock.systemUTC(),
            escalation);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(
        env,
        new InspectionJobConfig(
            new KafkaEnd(bootstrapServers, "lineside"),
            inspection,
            new InspectionJobConfig.Line(LineSettings.defaults(), dir.resolve("archive")),
            new JobRun(dir.resolve("checkpoints").toUri(), Duration.ofMillis(300), 2, 20)));
    return env.executeAsync(InspectionJob.NAME);
  }

  private List<String> pictures() throws Exception {
    try (Stream<Path> files = Files.walk(dir.resolve("evidence"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\..*", ""))
          .toList();
    }
  }

  private static @Nullable SecondOpinionRequest requestOf(
      TopicReader<SecondOpinionRequest> requests, long part) {
    String viewId = LineRecords.trigger(LineRecords.TOP, part).getViewId();
    return requests.poll().stream()
        .filter(request -> request.getViewId().equals(viewId))
        .findFirst()
        .orElse(null);
  }

  private static SecondOpinionAnswer answer(SecondOpinionRequest question) {
    return SecondOpinionAnswer.newBuilder()
        .setRequestId(question.getRequestId())
        .setViewId(question.getViewId())
        .setInspectionId(question.getInspectionId())
        .setLineId(question.getLineId())
        .setIsAudit(question.getIsAudit())
        .setResultEvaluation(ResultEvaluation.NOT_OK)
        .setScore(0.95f)
        .setThreshold(0.7f)
        .setUndecidableFrom(0.65f)
        .setModelSha256("12".repeat(32))
        .setProvider("cpu")
        .setFindings(List.of())
        .setInferMicros(40_000)
        .setAnsweredAtMicros(900_000)
        .build();
  }

  private static Feedback found() {
    return Feedback.newBuilder()
        .setFeedbackId("f-1")
        .setLineId(LineRecords.LINE)
        .setPartId("part-0")
        .setAttempt(1)
        .setOccasion(FeedbackOccasion.AUDIT)
        .setIsDefective(true)
        .setPerson("p-7")
        .setAt(Instant.ofEpochMilli(60_000))
        .build();
  }
}
