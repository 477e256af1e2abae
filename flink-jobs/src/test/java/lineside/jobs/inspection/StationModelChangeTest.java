package lineside.jobs.inspection;

import static lineside.jobs.deployment.HandDrivenRegistry.deployment;
import static lineside.jobs.deployment.HandDrivenRegistry.model;
import static lineside.jobs.deployment.HandDrivenRegistry.sha;
import static lineside.jobs.deployment.HandDrivenRegistry.station;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.Frame;
import lineside.schemas.record.ModelChoice;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.frame.Picture;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/**
 * The inspection operator with models of stations. The recipe has 1500 ms, and 3 ms pass from
 * trigger to exposure.
 */
class StationModelChangeTest {
  private static final String ACTIVE = sha("a1");
  private static final String STRICT = sha("b2");
  private static final String LENIENT = sha("c3");

  private final DeployedJudges judges =
      new DeployedJudges(Map.of(ACTIVE, 0.6f, STRICT, 0.2f, LENIENT, 0.8f));

  @Test
  void theLighterModelJudgesWhatIsLateAndEveryVerdictSaysWhy() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(4, judges)) {
      deploy(
          deployment(7, ACTIVE)
              .setStations(
                  List.of(
                      station("a1", STRICT)
                          .setLighter(model(LENIENT))
                          .setLighterBelowMillis(500)
                          .build())));
      inspection.take(aged(0, 100), aged(1, 1200), aged(2, 9000), aged(3, -50));

      List<ViewVerdict> views =
          inspection.heard().stream().flatMap(StationModelChangeTest::views).toList();
      assertThat(views).extracting(ViewVerdict::getSequence).containsExactly(0L, 1L, 2L, 3L);
      assertThat(views)
          .extracting(ViewVerdict::getModelSha256)
          .containsExactly(STRICT, LENIENT, LENIENT, STRICT);
      assertThat(views)
          .extracting(ViewVerdict::getModelChoice)
          .containsExactly(
              ModelChoice.STATION,
              ModelChoice.SHORT_TAKT,
              ModelChoice.SHORT_TAKT,
              ModelChoice.STATION);
      assertThat(views)
          .extracting(ViewVerdict::getTaktLeftMillis)
          .containsExactly(1397L, 297L, -7503L, 1497L);
      assertThat(views)
          .extracting(ViewVerdict::getResultEvaluation)
          .containsExactly(
              ResultEvaluation.NOT_OK,
              ResultEvaluation.OK,
              ResultEvaluation.OK,
              ResultEvaluation.NOT_OK);
      assertThat(judges.judge(STRICT).scripted.batches).containsExactly(2);
      assertThat(judges.judge(LENIENT).scripted.batches).containsExactly(2);
    }
  }

  @Test
  void aStationThatNobodyHasChangesNothing() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(1, judges)) {
      deploy(deployment(1, ACTIVE).setStations(List.of(station("z9", STRICT).build())));
      inspection.take(aged(0, 100));

      assertThat(inspection.heard().stream().flatMap(StationModelChangeTest::views))
          .singleElement()
          .satisfies(
              view -> {
                assertThat(view.getModelSha256()).isEqualTo(ACTIVE);
                assertThat(view.getModelChoice()).isEqualTo(ModelChoice.EVERY_STATION);
                assertThat(view.getTaktLeftMillis()).isNull();
              });
    }
  }

  @Test
  void severalShadowsLookAtAViewAndTheLastOneClosesItsPicture() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(1, judges)) {
      deploy(deployment(1, ACTIVE).setShadow(List.of(model(STRICT), model(LENIENT))));
      inspection.take(aged(0, 100));
      inspection.flink.endInput();

      Queue<StreamRecord<ViewVerdict>> shadows =
          inspection.flink.getSideOutput(InspectionOperatorFactory.SHADOWS);
      assertThat(shadows)
          .extracting(record -> record.getValue().getModelSha256())
          .containsExactly(STRICT, LENIENT);
      assertThat(judges.judge(LENIENT).scripted.shown).hasSize(1).allMatch(Picture::isClosed);
    }
  }

  @Test
  void aShadowWithoutAPlaceDoesNotKeepTheOthersFromLooking() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(1, judges)) {
      deploy(deployment(1, ACTIVE).setShadow(List.of(model(STRICT), model(LENIENT))));
      // Two places while a lane is busy: one view takes both, the next finds none.
      judges.spare.enter();
      inspection.take(aged(0, 100), aged(1, 100));
      judges.spare.leave();
      inspection.flink.endInput();

      assertThat(inspection.flink.getSideOutput(InspectionOperatorFactory.SHADOWS)).hasSize(2);
      assertThat(judges.judge(ACTIVE).scripted.shown).hasSize(2).allMatch(Picture::isClosed);
    }
  }

  private void deploy(Deployment.Builder deployment) {
    judges.registry.publish(deployment.build());
    judges.registry.settle();
  }

  private static Stream<ViewVerdict> views(LineEvent event) {
    return Stream.ofNullable(event.view());
  }

  /** A frame that was in memory so long before the clock of the operator. */
  private static RawFrame aged(long sequence, long ageMillis) {
    Trigger trigger = TestFrames.trigger(TestFrames.TOP, sequence);
    long acquired =
        ViewVerdicts.micros(InspectionHarness.NOW) - TimeUnit.MILLISECONDS.toMicros(ageMillis);
    Frame frame =
        Frame.newBuilder(TestFrames.frame(trigger, TestFrames.noise(sequence, 0.5, 160, 128)))
            .setAcquiredAtMicros(acquired)
            .build();
    return TestFrames.raw(frame, trigger);
  }
}
