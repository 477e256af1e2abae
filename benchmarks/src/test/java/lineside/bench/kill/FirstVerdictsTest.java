package lineside.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;

/** A line is back when it says something of a part, not when it says that it knows nothing. */
class FirstVerdictsTest {
  private final FirstVerdicts verdicts = new FirstVerdicts();

  @Test
  void aLineThatOnlySaysUndefinedIsNotBack() {
    verdicts.take(verdict("a", ResultEvaluation.UNDEFINED).build(), 1);
    verdicts.take(verdict("b", ResultEvaluation.UNDEFINED).build(), 2);

    assertThat(verdicts.firstOf(List.of("a", "b"))).isEmpty();
    assertThat(verdicts.isUndefined("a")).isTrue();
  }

  @Test
  void aVerdictWithoutACameraDoesNotCount() {
    verdicts.take(
        verdict("a", ResultEvaluation.NOT_OK)
            .setMissingCameras(List.of("left"))
            .setIsPartial(true)
            .build(),
        1);

    assertThat(verdicts.firstOf(List.of("a"))).isEmpty();
    assertThat(verdicts.isUndefined("a")).isFalse();
  }

  @Test
  void theOneSeenFirstOfThoseAskedForCounts() {
    verdicts.take(verdict("before", ResultEvaluation.OK).build(), 1);
    verdicts.take(verdict("late", ResultEvaluation.UNDEFINED).build(), 2);
    verdicts.take(verdict("b", ResultEvaluation.NOT_DECIDABLE).build(), 3);
    verdicts.take(verdict("a", ResultEvaluation.OK).build(), 4);

    assertThat(verdicts.firstOf(List.of("late", "a", "b")))
        .contains(new FirstVerdicts.Decided("b", 3));
  }

  @Test
  void aRevisionComesTooLate() {
    verdicts.take(verdict("a", ResultEvaluation.UNDEFINED).build(), 1);
    verdicts.take(verdict("a", ResultEvaluation.OK).setRevision(1).build(), 2);

    assertThat(verdicts.firstOf(List.of("a"))).isEmpty();
  }

  private static PartVerdict.Builder verdict(String part, ResultEvaluation evaluation) {
    return PartVerdict.newBuilder()
        .setVerdictId(part + "-0")
        .setInspectionId(part)
        .setRevision(0)
        .setRevisionReason("")
        .setLineId("line")
        .setPartId(part)
        .setAttempt(1)
        .setRecipeId("recipe")
        .setResultEvaluation(evaluation)
        .setIsPartial(evaluation == ResultEvaluation.UNDEFINED)
        .setIsSimulated(false)
        .setViews(List.of())
        .setMissingCameras(List.of())
        .setProcessReadings(Map.of())
        .setFirstTriggeredAt(Instant.EPOCH)
        .setDecidedAt(Instant.EPOCH)
        .setDecidedAtMicros(0);
  }
}
