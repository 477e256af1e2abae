package lineside.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lineside.console.plant.SampleMessages;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoubtsTest {
  private static final WireFormat WIRE = new WireFormat();

  @TempDir Path dir;

  private Database database;
  private Doubts doubts;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(dir);
    doubts = new Doubts(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsTheCountsThatCountMostWhateverOrderTheyComeIn() {
    take(Topic.OPINION_AUDIT, audit(40, 3, 2), audit(40, 3, 0), audit(12, 1, 0));

    assertThat(doubts.audits(null, Period.ALL))
        .singleElement()
        .satisfies(audit -> assertThat(audit.getReviewed()).isEqualTo(2));
  }

  @Test
  void doubtsOnlyWhatTheLargeModelFindsDefectiveInAnAudit() {
    PartVerdict doubted = SampleMessages.inspected(1, ResultEvaluation.OK);
    PartVerdict agreed = SampleMessages.inspected(2, ResultEvaluation.OK);
    PartVerdict asked = SampleMessages.inspected(3, ResultEvaluation.NOT_DECIDABLE);
    take(Topic.GATE_VERDICT, doubted, agreed, asked);

    take(
        Topic.OPINION_ANSWER,
        answer(doubted, ResultEvaluation.NOT_OK, true),
        answer(doubted, ResultEvaluation.NOT_OK, true),
        answer(agreed, ResultEvaluation.OK, true),
        answer(asked, ResultEvaluation.NOT_OK, false));

    assertThat(doubts.doubts("line-a", Period.ALL))
        .extracting(doubt -> doubt.verdict().getPartId())
        .containsExactly("A-1");
    assertThat(doubts.doubts("line-b", Period.ALL)).isEmpty();
  }

  @Test
  void isLookedAtByAnAuditOfThePartAndByNothingElse() {
    PartVerdict looked = SampleMessages.inspected(1, ResultEvaluation.OK);
    PartVerdict only = SampleMessages.inspected(2, ResultEvaluation.OK);
    take(Topic.GATE_VERDICT, looked, only);
    take(
        Topic.OPINION_ANSWER,
        answer(looked, ResultEvaluation.NOT_OK, true),
        answer(only, ResultEvaluation.NOT_OK, true));

    take(
        Topic.FEEDBACK,
        feedback(looked, FeedbackOccasion.FURTHER_ON),
        feedback(looked, FeedbackOccasion.AUDIT),
        feedback(only, FeedbackOccasion.PICTURE));

    assertThat(doubts.doubts(null, Period.ALL))
        .extracting(Doubts.Doubt::isLookedAt)
        .containsExactly(true, false);
  }

  private void take(Topic topic, SpecificRecordBase... contents) {
    new State(database)
        .take(
            Stream.of(contents)
                .map(
                    content ->
                        new TopicMessage(
                            new TopicMessage.Place(topic, 0, 0),
                            0,
                            "line-a",
                            WIRE.encode(content),
                            content))
                .toList(),
            Map.of());
  }

  private static OpinionAudit audit(long audited, long disagreed, long reviewed) {
    return OpinionAudit.newBuilder()
        .setLineId("line-a")
        .setRecipeId("bracket-a")
        .setShiftStart(SampleMessages.START)
        .setShiftEnd(SampleMessages.START.plusSeconds(28_800))
        .setAudited(audited)
        .setDisagreed(disagreed)
        .setDoubted(0)
        .setDisagreementRate((double) disagreed / audited)
        .setLastViewId("")
        .setReviewed(reviewed)
        .build();
  }

  private static SecondOpinionAnswer answer(
      PartVerdict verdict, ResultEvaluation evaluation, boolean isAudit) {
    return SecondOpinionAnswer.newBuilder()
        .setRequestId(verdict.getInspectionId())
        .setViewId(verdict.getViews().get(0).getViewId())
        .setInspectionId(verdict.getInspectionId())
        .setLineId(verdict.getLineId())
        .setIsAudit(isAudit)
        .setResultEvaluation(evaluation)
        .setScore(0.9f)
        .setThreshold(0.8f)
        .setUndecidableFrom(0.6f)
        .setModelSha256(SampleMessages.MODEL)
        .setProvider("cpu")
        .setFindings(List.of())
        .setInferMicros(1)
        .setAnsweredAtMicros(0)
        .build();
  }

  private static Feedback feedback(PartVerdict verdict, FeedbackOccasion occasion) {
    return Feedback.newBuilder()
        .setFeedbackId(verdict.getPartId() + occasion)
        .setLineId(verdict.getLineId())
        .setPartId(verdict.getPartId())
        .setAttempt(verdict.getAttempt())
        .setIsDefective(true)
        .setDefectKinds(List.of())
        .setPerson("huber")
        .setComment("")
        .setOccasion(occasion)
        .setAt(Instant.EPOCH)
        .setMarks(List.of())
        .build();
  }
}
