package lineside.jobs.inspection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import lineside.jobs.deadletter.DeadLetters;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.jobs.order.OrderSource;
import lineside.jobs.recipe.InMemoryRecipes;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ViewVerdict;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** An inspection operator with a scripted judge, driven by hand. */
final class InspectionHarness implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-02T06:10:00.000123Z");

  final ScriptedJudge judge = new ScriptedJudge();
  final InMemoryEvidence evidence = new InMemoryEvidence();
  final OneInputStreamOperatorTestHarness<RawFrame, LineEvent> flink;
  private int read;

  InspectionHarness(int batchSize) throws Exception {
    ScriptedJudge scripted = judge;
    JudgeSource model = () -> scripted;
    flink = opened(batchSize, model, TestFrames.bracket(), TestFrames.strip());
  }

  /** With models that change; closed with the operator. */
  InspectionHarness(int batchSize, Models models) throws Exception {
    ModelSource source = () -> models;
    flink = opened(batchSize, source, TestFrames.bracket());
  }

  /** With models that change and orders of an MES, one view a batch. */
  InspectionHarness(Models models, OrderSource orders, Recipe... recipes) throws Exception {
    ModelSource source = () -> models;
    flink = opened(settings(1, source, recipes).withOrders(orders));
  }

  /** With a model of its own, one view a batch. */
  InspectionHarness(JudgeSource model, Recipe... recipes) throws Exception {
    flink = opened(1, model, recipes);
  }

  private OneInputStreamOperatorTestHarness<RawFrame, LineEvent> opened(
      int batchSize, ModelSource model, Recipe... known) throws Exception {
    return opened(settings(batchSize, model, known));
  }

  private static OneInputStreamOperatorTestHarness<RawFrame, LineEvent> opened(
      InspectionSettings settings) throws Exception {
    OneInputStreamOperatorTestHarness<RawFrame, LineEvent> harness =
        new OneInputStreamOperatorTestHarness<>(new InspectionOperatorFactory(settings));
    harness.open();
    return harness;
  }

  private InspectionSettings settings(int batchSize, ModelSource model, Recipe... known) {
    InMemoryRecipes recipes = new InMemoryRecipes(List.of(known));
    return new InspectionSettings(
        batchSize,
        Duration.ofMillis(8),
        model,
        () -> recipes,
        () -> evidence,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  void take(RawFrame... frames) throws Exception {
    for (RawFrame frame : frames) {
      flink.processElement(new StreamRecord<>(frame));
    }
  }

  /** What the line heard since the last call. */
  List<LineEvent> heard() {
    List<LineEvent> all = flink.extractOutputValues();
    List<LineEvent> fresh = List.copyOf(all.subList(read, all.size()));
    read = all.size();
    return fresh;
  }

  /** The view verdicts since the last call; nothing else may have been heard. */
  List<ViewVerdict> views() {
    return heard().stream().map(TestFrames::view).toList();
  }

  /** The only verdict since the last call. */
  ViewVerdict verdict() {
    List<ViewVerdict> views = views();
    if (views.size() != 1) {
      throw new AssertionError("not one view verdict: " + views);
    }
    return views.get(0);
  }

  List<DeadLetter> deadLetters() {
    var letters = flink.getSideOutput(DeadLetters.TAG);
    return letters == null ? List.of() : letters.stream().map(StreamRecord::getValue).toList();
  }

  /** As Flink takes a checkpoint: flush before the barrier, then the state. */
  OperatorSubtaskState checkpoint() throws Exception {
    flink.prepareSnapshotPreBarrier(1L);
    return flink.snapshot(1L, 1L);
  }

  @Override
  public void close() throws Exception {
    flink.close();
  }
}
