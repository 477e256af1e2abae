package lineside.jobs.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import lineside.jobs.line.LineRecords;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Recipe;
import lineside.schemas.wire.WireFormat;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefuseRecipesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T06:10:00.000Z");

  private final OneInputStreamOperatorTestHarness<TopicRecord, DeadLetter> flink;
  private long offset;

  RefuseRecipesTest() throws Exception {
    flink =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new RefuseRecipes(Clock.fixed(NOW, ZoneOffset.UTC))));
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

  private DeadLetter onlyLetter() {
    assertThat(flink.extractOutputValues()).hasSize(1);
    return flink.extractOutputValues().get(0);
  }

  private void take(String key, byte @Nullable [] value) throws Exception {
    TopicRecord record = new TopicRecord();
    record.topic = "lineside.recipe.v1";
    record.partition = 0;
    record.offset = offset++;
    record.key = key.getBytes(StandardCharsets.UTF_8);
    record.value = value;
    flink.processElement(new StreamRecord<>(record));
  }

  private static byte[] encoded(Recipe recipe) {
    return new WireFormat().encode(recipe);
  }
}
