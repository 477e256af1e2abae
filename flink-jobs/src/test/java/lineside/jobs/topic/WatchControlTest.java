package lineside.jobs.topic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import lineside.jobs.deployment.HandDrivenRegistry;
import lineside.jobs.line.LineRecords;
import lineside.jobs.trail.AuditEntries;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditActor;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.Recipe;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchControlTest {
  private static final byte[] POISON = {1, 2, 3};
  private static final Instant NOW = Instant.parse("2026-03-02T06:10:00.000Z");

  private final OneInputStreamOperatorTestHarness<TopicRecord, DeadLetter> flink;
  private long offset;

  WatchControlTest() throws Exception {
    flink =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(
                new WatchControl(ControlTopic.RECIPE, Clock.fixed(NOW, ZoneOffset.UTC))));
  }

  @BeforeEach
  void open() throws Exception {
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  @Test
  void saysNothingOfGoodRecipesAndOfTombstones() throws Exception {
    take(LineRecords.RECIPE, encoded(LineRecords.recipe()));
    take(LineRecords.RECIPE, null);

    assertThat(flink.extractOutputValues()).isEmpty();
  }

  @Test
  void refusesWhatIsNoRecipeWithItsCoordinates() throws Exception {
    byte[] poison = {1, 2, 3};
    take(LineRecords.RECIPE, encoded(LineRecords.recipe()));
    take(LineRecords.RECIPE, poison);

    DeadLetter letter = onlyLetter();
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.UNREADABLE_MESSAGE);
    assertThat(letter.getSourceTopic()).isEqualTo("lineside.recipe.v1");
    assertThat(letter.getSourceOffset()).isEqualTo(1);
    assertThat(letter.getPayloadSha256()).isEqualTo(Identities.sha256Hex(poison));
    assertThat(letter.getRecordedAt()).isEqualTo(NOW);
  }

  @Test
  void refusesARecipeThatNoLineCanBeRunBySayingWhy() throws Exception {
    Recipe recipe = Recipe.newBuilder(LineRecords.recipe()).setDeadlineMillis(-5).build();
    take(LineRecords.RECIPE, encoded(recipe));

    DeadLetter letter = onlyLetter();
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.INVALID_RECIPE);
    assertThat(letter.getDetail())
        .isEqualTo(
            "recipe "
                + LineRecords.RECIPE
                + " is not usable: deadlineMillis is -5, at least 1 is needed");
  }

  @Test
  void refusesARecipeUnderAnotherKeyThanItsId() throws Exception {
    take("elsewhere", encoded(LineRecords.recipe()));

    assertThat(onlyLetter())
        .returns(DeadLetterReason.INVALID_RECIPE, DeadLetter::getReason)
        .returns(
            "recipe " + LineRecords.RECIPE + " has the key 'elsewhere'", DeadLetter::getDetail);
  }

  @Test
  void writesDownWhichRecipeWasPublishedWhenAndThatOneWasRefused() throws Exception {
    take(LineRecords.RECIPE, encoded(LineRecords.recipe()));
    take(LineRecords.RECIPE, new byte[] {1, 2, 3});
    take(LineRecords.RECIPE, null);

    List<AuditEntry> trail = trail(flink);
    assertThat(trail)
        .extracting(AuditEntry::getAction)
        .containsExactly(AuditAction.PUBLISH, AuditAction.REFUSE, AuditAction.WITHDRAW);
    assertThat(trail)
        .extracting(AuditEntry::getSubject)
        .containsOnly("recipe/" + LineRecords.RECIPE);
    assertThat(trail.get(0).getAt()).isEqualTo(NOW.minusSeconds(9));
    assertThat(trail.get(1))
        .returns(AuditActor.MACHINE, AuditEntry::getActor)
        .returns("inspection job", AuditEntry::getWho)
        .satisfies(entry -> assertThat(entry.getWhy()).startsWith("UNREADABLE_MESSAGE: "));
  }

  @Test
  void givesARecordThatIsReadAgainTheSameEntry() throws Exception {
    take(LineRecords.RECIPE, encoded(LineRecords.recipe()));
    offset = 0;
    take(LineRecords.RECIPE, encoded(LineRecords.recipe()));
    take(LineRecords.RECIPE, encoded(LineRecords.recipe()));

    List<AuditEntry> trail = trail(flink);
    assertThat(trail.get(1)).isEqualTo(trail.get(0));
    assertThat(trail.get(2).getEntryId()).isNotEqualTo(trail.get(0).getEntryId());
  }

  @Test
  void writesADeploymentUnderTheIdThatItsCommandGaveIt() throws Exception {
    Deployment deployment = HandDrivenRegistry.deployment(3, HandDrivenRegistry.sha("a1")).build();
    try (var watched =
        new OneInputStreamOperatorTestHarness<TopicRecord, DeadLetter>(
            new ProcessOperator<>(
                new WatchControl(ControlTopic.DEPLOYMENT, Clock.fixed(NOW, ZoneOffset.UTC))))) {
      watched.open();
      String key = deployment.getLineId() + "/" + deployment.getRecipeId();
      watched.processElement(
          new StreamRecord<>(record(Topic.DEPLOYMENT, key, new WireFormat().encode(deployment))));
      watched.processElement(new StreamRecord<>(record(Topic.DEPLOYMENT, "elsewhere/", POISON)));

      List<AuditEntry> trail = trail(watched);
      AuditEntry told = AuditEntries.deployed(deployment, AuditAction.ROLL_BACK).build();
      assertThat(trail.get(0).getEntryId()).isEqualTo(told.getEntryId());
      assertThat(trail.get(0).getWho()).isEqualTo(deployment.getWho());
      assertThat(trail.get(1))
          .returns("deployment/elsewhere/", AuditEntry::getSubject)
          .returns("elsewhere", AuditEntry::getLineId);
      assertThat(watched.extractOutputValues())
          .extracting(DeadLetter::getReason)
          .containsExactly(DeadLetterReason.UNREADABLE_MESSAGE);
    }
  }

  private static List<AuditEntry> trail(
      OneInputStreamOperatorTestHarness<TopicRecord, DeadLetter> harness) {
    return requireNonNull(harness.getSideOutput(WatchControl.TRAIL)).stream()
        .map(StreamRecord::getValue)
        .toList();
  }

  private DeadLetter onlyLetter() {
    assertThat(flink.extractOutputValues()).hasSize(1);
    return flink.extractOutputValues().get(0);
  }

  private void take(String key, byte @Nullable [] value) throws Exception {
    flink.processElement(new StreamRecord<>(record(Topic.RECIPE, key, value)));
  }

  private TopicRecord record(Topic topic, String key, byte @Nullable [] value) {
    TopicRecord record = new TopicRecord();
    record.topic = topic.topicName();
    record.partition = 0;
    record.offset = offset++;
    record.timestampMillis = NOW.minusSeconds(9).toEpochMilli();
    record.key = key.getBytes(StandardCharsets.UTF_8);
    record.value = value;
    return record;
  }

  private static byte[] encoded(Recipe recipe) {
    return new WireFormat().encode(recipe);
  }
}
