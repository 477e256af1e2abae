package lineside.jobs.inspection;

import static java.util.Objects.requireNonNull;
import static lineside.jobs.deployment.HandDrivenRegistry.canary;
import static lineside.jobs.deployment.HandDrivenRegistry.deployment;
import static lineside.jobs.deployment.HandDrivenRegistry.model;
import static lineside.jobs.deployment.HandDrivenRegistry.sha;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.LongStream;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.jobs.line.LineEvent.Kind;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.ModelState;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ShadowComparison;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.frame.Picture;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** The inspection operator while models are deployed under it. */
class ModelChangeTest {
  private static final String LENIENT = sha("a1");
  private static final String STRICT = sha("b2");
  private static final String BROKEN = sha("ee");

  private final DeployedJudges judges = new DeployedJudges(Map.of(LENIENT, 0.8f, STRICT, 0.2f));

  @Test
  void switchesBetweenTwoBatchesWithoutMissingAView() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(4, judges)) {
      judges.registry.publish(deployment(1, LENIENT).build());
      judges.registry.settle();
      take(inspection, 0, 6);
      judges.registry.publish(deployment(2, STRICT).build());
      judges.registry.settle();
      take(inspection, 6, 12);

      List<ViewVerdict> views = verdicts(inspection);
      assertThat(views).extracting(ViewVerdict::getSequence).containsExactlyElementsOf(upTo(12));
      assertThat(views.subList(0, 4)).allMatch(view -> LENIENT.equals(view.getModelSha256()));
      assertThat(views.subList(4, 12)).allMatch(view -> STRICT.equals(view.getModelSha256()));
      assertThat(views.subList(0, 4))
          .allMatch(view -> Integer.valueOf(1).equals(view.getDeploymentRevision()));
      assertThat(views.subList(4, 12))
          .allMatch(view -> view.getResultEvaluation() == ResultEvaluation.NOT_OK);
      assertThat(judges.judge(LENIENT).scripted.isClosed).isTrue();
      assertThat(judges.judge(STRICT).scripted.batches).containsExactly(4, 4);
    }
  }

  @Test
  void neverJudgesOneBatchByTwoModelsOfOneRecipe() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(8, judges)) {
      take(inspection, 0, 3);
      judges.registry.publish(deployment(1, STRICT).build());
      judges.registry.settle();
      take(inspection, 3, 8);

      assertThat(verdicts(inspection))
          .hasSize(8)
          .allMatch(view -> STRICT.equals(view.getModelSha256()));
    }
  }

  @Test
  void oneMessageRollsBack() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(1, judges)) {
      judges.registry.publish(deployment(1, STRICT).setPrevious(model(LENIENT)).build());
      judges.registry.settle();
      take(inspection, 0, 2);
      judges.registry.publish(deployment(2, LENIENT).setPrevious(model(STRICT)).build());
      judges.registry.settle();
      take(inspection, 2, 4);

      assertThat(verdicts(inspection))
          .extracting(ViewVerdict::getResultEvaluation)
          .containsExactly(
              ResultEvaluation.NOT_OK,
              ResultEvaluation.NOT_OK,
              ResultEvaluation.OK,
              ResultEvaluation.OK);
    }
  }

  @Test
  void aMachineThatRefusesAModelKeepsTheOldOneAndItsVerdictsSaySo() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(1, judges)) {
      judges.registry.publish(deployment(1, LENIENT).build());
      judges.registry.settle();
      take(inspection, 0, 1);
      judges.registry.publish(deployment(2, BROKEN).build());
      judges.registry.settle();
      take(inspection, 1, 3);

      List<LineEvent> heard = inspection.heard();
      assertThat(heard)
          .filteredOn(event -> event.kind() == Kind.MODEL_STATUS)
          .extracting(event -> requireNonNull(event.modelStatus()).getState())
          .containsExactly(ModelState.QUALIFIED, ModelState.REFUSED);
      List<ViewVerdict> views = viewsOf(heard);
      assertThat(views).hasSize(3).allMatch(view -> LENIENT.equals(view.getModelSha256()));
      assertThat(views)
          .extracting(ViewVerdict::getRefusedModelSha256)
          .containsExactly(null, BROKEN, BROKEN);
      assertThat(inspection.deadLetters())
          .extracting(letter -> letter.getReason())
          .containsExactly(DeadLetterReason.MODEL_REFUSED);
      assertThat(side(inspection, InspectionOperatorFactory.MODEL_STATUS))
          .extracting(ModelStatus::getModelSha256)
          .containsExactly(LENIENT, BROKEN);
    }
  }

  @Test
  void tellsOfARefusedModelThoughNoFrameComes() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(1, judges)) {
      judges.registry.publish(deployment(1, BROKEN).build());
      judges.registry.settle();
      inspection.flink.setProcessingTime(250);

      assertThat(inspection.heard()).extracting(LineEvent::kind).containsExactly(Kind.MODEL_STATUS);
    }
  }

  @Test
  void aCanaryJudgesItsShareAndEveryVerdictNamesItsModel() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(16, judges)) {
      judges.registry.publish(deployment(1, LENIENT).setCanary(canary(STRICT, 0.25)).build());
      judges.registry.settle();
      take(inspection, 0, 160);

      List<ViewVerdict> views = verdicts(inspection);
      List<ViewVerdict> byCanary =
          views.stream().filter(view -> view.getModelStage() == ModelStage.CANARY).toList();
      assertThat(views).extracting(ViewVerdict::getSequence).containsExactlyElementsOf(upTo(160));
      assertThat(byCanary).hasSizeBetween(25, 55);
      assertThat(byCanary).allMatch(view -> STRICT.equals(view.getModelSha256()));
      assertThat(views)
          .filteredOn(view -> view.getModelStage() == ModelStage.ACTIVE)
          .allMatch(view -> LENIENT.equals(view.getModelSha256()));
    }
  }

  @Test
  void aShadowJudgesAfterTheVerdictAndItsFlipsAreRecorded() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(1, judges)) {
      judges.registry.publish(deployment(3, LENIENT).setShadow(List.of(model(STRICT))).build());
      judges.registry.settle();
      inspection.take(TestFrames.top(0, 0.5));
      await().until(() -> shadowsAfterATick(inspection).size() == 1);
      inspection.take(TestFrames.top(1, 0.1));
      await().until(() -> shadowsAfterATick(inspection).size() == 2);

      List<ViewVerdict> shadows = side(inspection, InspectionOperatorFactory.SHADOWS);
      assertThat(verdicts(inspection))
          .allMatch(view -> LENIENT.equals(view.getModelSha256()))
          .allMatch(view -> view.getResultEvaluation() == ResultEvaluation.OK)
          .allMatch(view -> view.getShadowOf() == null)
          .hasSize(2);
      assertThat(shadows).allMatch(view -> view.getModelStage() == ModelStage.SHADOW);
      assertThat(shadows)
          .extracting(ViewVerdict::getResultEvaluation)
          .containsExactly(ResultEvaluation.NOT_OK, ResultEvaluation.OK);
      assertThat(shadows)
          .extracting(view -> requireNonNull(view.getShadowOf()))
          .containsExactly(
              new ShadowComparison(LENIENT, ResultEvaluation.OK, 0.5f, true),
              new ShadowComparison(LENIENT, ResultEvaluation.OK, 0.1f, false));
      assertThat(inspection.evidence.contents)
          .containsKey(requireNonNull(shadows.get(0).getEvidenceSha256()));
    }
  }

  @Test
  void aShadowThatIsTooSlowLosesViewsAndNoVerdictWaitsForIt() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(8, judges)) {
      judges.registry.publish(deployment(1, LENIENT).setShadow(List.of(model(STRICT))).build());
      judges.registry.settle();
      judges.spare.enter();
      take(inspection, 0, 40);
      int verdicts = verdicts(inspection).size();
      judges.spare.leave();
      inspection.flink.endInput();

      assertThat(verdicts).isEqualTo(40);
      assertThat(side(inspection, InspectionOperatorFactory.SHADOWS)).hasSize(2);
    }
  }

  @Test
  void waitsForShadowsAtTheEndOfTheInput() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(8, judges)) {
      judges.registry.publish(deployment(1, LENIENT).setShadow(List.of(model(STRICT))).build());
      judges.registry.settle();
      inspection.take(TestFrames.top(0, 0.5), TestFrames.top(1, 0.1));
      inspection.flink.endInput();

      assertThat(side(inspection, InspectionOperatorFactory.SHADOWS)).hasSize(2);
    }
  }

  @Test
  void leavesTheModelsOfOtherRecipesAlone() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(2, judges)) {
      judges.registry.publish(deployment(1, STRICT).setRecipeId("housing-c").build());
      judges.registry.settle();
      take(inspection, 0, 2);

      assertThat(verdicts(inspection))
          .allMatch(view -> DeployedJudges.START.equals(view.getModelSha256()))
          .allMatch(view -> view.getDeploymentRevision() == null);
    }
  }

  @Test
  void closesEveryModelAndEveryPictureWithTheOperator() throws Exception {
    InspectionHarness inspection = new InspectionHarness(3, judges);
    judges.registry.publish(deployment(1, LENIENT).setShadow(List.of(model(STRICT))).build());
    judges.registry.settle();
    judges.spare.enter();
    take(inspection, 0, 4);

    inspection.flink.getOperator().close();

    assertThat(judges.judges.values()).allMatch(judge -> judge.scripted.isClosed);
    assertThat(judges.judge(LENIENT).scripted.shown).hasSize(3).allMatch(Picture::isClosed);
  }

  private static void take(InspectionHarness inspection, long from, long to) throws Exception {
    RawFrame[] frames =
        LongStream.range(from, to).mapToObj(n -> TestFrames.top(n, 0.5)).toArray(RawFrame[]::new);
    inspection.take(frames);
  }

  private static List<Long> upTo(long end) {
    return LongStream.range(0, end).boxed().toList();
  }

  private static List<ViewVerdict> verdicts(InspectionHarness inspection) {
    return viewsOf(inspection.heard());
  }

  private static List<ViewVerdict> viewsOf(List<LineEvent> heard) {
    return heard.stream().filter(event -> event.kind() == Kind.VIEW).map(TestFrames::view).toList();
  }

  private static List<ViewVerdict> shadowsAfterATick(InspectionHarness inspection)
      throws Exception {
    long now = inspection.flink.getProcessingTime();
    inspection.flink.setProcessingTime(now + 200);
    return side(inspection, InspectionOperatorFactory.SHADOWS);
  }

  private static <T> List<T> side(InspectionHarness inspection, OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = inspection.flink.getSideOutput(tag);
    List<T> values = new ArrayList<>();
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }
}
