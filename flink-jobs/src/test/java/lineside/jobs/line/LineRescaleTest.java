package lineside.jobs.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import lineside.jobs.JobRun;
import lineside.jobs.recipe.FixedRecipes;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Eight lines on one, four and two subtasks, stopped in the middle of parts each time. */
class LineRescaleTest {
  private static final int LINES = 8;
  private static final int PARTS = 12;

  private final List<String> out = new ArrayList<>();

  @Test
  void givesTheSameOnOneSubtaskAsWhenRescaledFromOneToFourToTwo() throws Exception {
    run(List.of(1));
    List<String> unscaled = List.copyOf(out);
    out.clear();

    run(List.of(1, 4, 2));

    assertThat(unscaled).filteredOn(line -> line.startsWith("part ")).hasSize(LINES * PARTS);
    assertThat(unscaled).filteredOn(line -> line.startsWith("row ")).hasSize(LINES * PARTS);
    assertThat(unscaled).filteredOn(line -> line.startsWith("alarm ")).isNotEmpty();
    assertThat(out).containsExactlyInAnyOrderElementsOf(unscaled);
  }

  private void run(List<Integer> parallelisms) throws Exception {
    List<LineEvent> events = events();
    OperatorSubtaskState state = null;
    int before = 1;
    for (int step = 0; step < parallelisms.size(); step++) {
      int parallelism = parallelisms.get(step);
      // Odd cuts fall between the views of a part.
      List<LineEvent> share =
          events.subList(
              cut(events.size(), step, parallelisms.size()),
              cut(events.size(), step + 1, parallelisms.size()));
      state = run(share, parallelism, before, state);
      before = parallelism;
    }
  }

  private static int cut(int size, int step, int steps) {
    return step == 0 ? 0 : step == steps ? size : step * size / steps + 3;
  }

  private OperatorSubtaskState run(
      List<LineEvent> events, int parallelism, int before, @Nullable OperatorSubtaskState state)
      throws Exception {
    OperatorSubtaskState[] left = new OperatorSubtaskState[parallelism];
    for (int subtask = 0; subtask < parallelism; subtask++) {
      try (var flink = harness(parallelism, subtask)) {
        flink.setup();
        if (state != null) {
          flink.initializeState(
              AbstractStreamOperatorTestHarness.repartitionOperatorState(
                  state, JobRun.MAX_PARALLELISM, before, parallelism, subtask));
        }
        flink.open();
        flink.setProcessingTime(1000);
        for (LineEvent event : events) {
          int owner =
              KeyGroupRangeAssignment.assignKeyToParallelOperator(
                  event.lineId(), JobRun.MAX_PARALLELISM, parallelism);
          if (owner == subtask) {
            flink.processElement(new StreamRecord<>(event));
          }
        }
        left[subtask] = flink.snapshot(1, 1);
        record(flink);
      }
    }
    return AbstractStreamOperatorTestHarness.repackageState(left);
  }

  private void record(
      KeyedOneInputStreamOperatorTestHarness<String, LineEvent, PartVerdict> flink) {
    flink.extractOutputValues().forEach(verdict -> out.add("part " + verdict));
    record("view ", LineFunction.VIEWS, flink);
    record("row ", LineFunction.ROWS, flink);
    record("alarm ", LineFunction.ALARMS, flink);
    record("ledger ", LineFunction.LEDGER, flink);
    record("chart ", LineFunction.CHARTS, flink);
  }

  private <T> void record(
      String what,
      OutputTag<T> tag,
      KeyedOneInputStreamOperatorTestHarness<String, LineEvent, PartVerdict> flink) {
    var records = flink.getSideOutput(tag);
    if (records != null) {
      records.forEach(record -> out.add(what + record.getValue()));
    }
  }

  /** All lines in step: triggers, views, and a mark of each camera after each part. */
  private static List<LineEvent> events() {
    List<LineEvent> events = new ArrayList<>();
    for (int n = 0; n < PARTS; n++) {
      for (String camera : List.of(LineRecords.TOP, LineRecords.SIDE)) {
        for (int line = 0; line < LINES; line++) {
          events.add(LineEvent.of(trigger(line, camera, n)));
        }
      }
      for (String camera : List.of(LineRecords.TOP, LineRecords.SIDE)) {
        for (int line = 0; line < LINES; line++) {
          events.add(LineEvent.of(view(line, camera, n)));
        }
      }
      for (int line = 0; line < LINES; line++) {
        for (String camera : List.of(LineRecords.TOP, LineRecords.SIDE)) {
          events.add(mark(line, camera, n * 1000 + 400, n + 1, CameraStatus.CONNECTED));
        }
      }
    }
    for (int line = 0; line < LINES; line++) {
      for (String camera : List.of(LineRecords.TOP, LineRecords.SIDE)) {
        events.add(mark(line, camera, 60_000, PARTS, CameraStatus.STOPPED));
      }
    }
    return events;
  }

  private static LineEvent mark(
      int line, String camera, long atMillis, long triggered, CameraStatus status) {
    return LineEvent.of(
        CameraState.newBuilder(LineRecords.mark(camera, atMillis, triggered, 0, status))
            .setLineId(lineId(line))
            .setCameraId(cameraId(line, camera))
            .build());
  }

  private static Trigger trigger(int line, String camera, long n) {
    Trigger trigger = LineRecords.trigger(camera, n);
    return Trigger.newBuilder(trigger)
        .setViewId(Identities.viewId(cameraId(line, camera), trigger.getEpoch(), n))
        .setLineId(lineId(line))
        .setCameraId(cameraId(line, camera))
        .setRecipeId(recipeId(line))
        .build();
  }

  private static ViewVerdict view(int line, String camera, long n) {
    Trigger trigger = trigger(line, camera, n);
    ViewVerdict view =
        n % 3 == line % 3 && camera.equals(LineRecords.TOP)
            ? LineRecords.notOk(camera, n, "pit")
            : LineRecords.ok(camera, n);
    return ViewVerdict.newBuilder(view)
        .setViewId(trigger.getViewId())
        .setInspectionId(Identities.inspectionId(lineId(line), trigger.getPartId(), 1))
        .setLineId(lineId(line))
        .setCameraId(trigger.getCameraId())
        .setRecipeId(trigger.getRecipeId())
        .build();
  }

  private static String lineId(int line) {
    return "line-" + line;
  }

  private static String cameraId(int line, String camera) {
    return camera + "-" + line;
  }

  private static String recipeId(int line) {
    return LineRecords.RECIPE + "-" + line;
  }

  private static Recipe recipe(int line) {
    List<RecipeView> views = new ArrayList<>();
    for (RecipeView view : LineRecords.recipe().getViews()) {
      views.add(
          RecipeView.newBuilder(view).setCameraId(cameraId(line, view.getCameraId())).build());
    }
    return Recipe.newBuilder(LineRecords.recipe())
        .setRecipeId(recipeId(line))
        .setLineId(lineId(line))
        .setViews(views)
        .build();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, LineEvent, PartVerdict> harness(
      int parallelism, int subtask) throws Exception {
    List<Recipe> recipes = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      recipes.add(recipe(line));
    }
    LineFunction function =
        new LineFunction(
            LineScript.SETTINGS,
            new FixedRecipes(recipes),
            Clock.fixed(Instant.parse("2026-03-02T06:10:00Z"), ZoneOffset.UTC));
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new LineOperator(function),
        LineEvent::lineId,
        Types.STRING,
        JobRun.MAX_PARALLELISM,
        parallelism,
        subtask);
  }
}
