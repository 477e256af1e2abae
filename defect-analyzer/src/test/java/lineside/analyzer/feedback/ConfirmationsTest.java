package lineside.analyzer.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {
  @Test
  void takeTheFirstWordOfAnOccasion() {
    Confirmations said =
        Confirmations.of(
            List.of(
                feedback("A-1", FeedbackOccasion.REJECT_BIN, true),
                feedback("A-1", FeedbackOccasion.REJECT_BIN, false)));

    assertThat(said.isDefective("line-a", "A-1", 1)).contains(true);
    assertThat(said.size()).isEqualTo(1);
  }

  @Test
  void takeTheWorstOfSeveralOccasions() {
    Confirmations said =
        Confirmations.of(
            List.of(
                feedback("A-1", FeedbackOccasion.AUDIT, false),
                feedback("A-1", FeedbackOccasion.FURTHER_ON, true)));

    assertThat(said.isDefective("line-a", "A-1", 1)).contains(true);
    assertThat(said.isDefectiveInAudit("line-a", "A-1", 1)).contains(false);
  }

  @Test
  void sayNothingOfPartsThatNobodyLookedAt() {
    assertThat(Confirmations.NONE.isDefective("line-a", "A-1", 1)).isEmpty();
  }

  private static Feedback feedback(String part, FeedbackOccasion occasion, boolean isDefective) {
    return Feedback.newBuilder()
        .setFeedbackId(part + occasion + isDefective)
        .setLineId("line-a")
        .setPartId(part)
        .setAttempt(1)
        .setOccasion(occasion)
        .setIsDefective(isDefective)
        .setPerson("inspector")
        .setAt(Instant.parse("2026-03-02T09:00:00Z"))
        .build();
  }
}
