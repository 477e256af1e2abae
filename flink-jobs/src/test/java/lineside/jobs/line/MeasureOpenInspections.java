package lineside.jobs.line;

import static lineside.jobs.line.LineRecords.SIDE;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.ok;
import static lineside.jobs.line.LineRecords.trigger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lineside.jobs.recipe.FixedRecipes;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an event costs with few and with many inspections open: {@code ./mvnw -pl flink-jobs test
 * -Dtest=MeasureOpenInspections}. The name keeps it out of ordinary builds.
 */
class MeasureOpenInspections {
  private static final int FEW = 100;
  private static final int MANY = 100_000;
  private static final int MEASURED_PARTS = 500;
  private static final int ROUNDS = 5;

  @TempDir Path folder;

  @Test
  void measure() throws Exception {
    run(MANY / 10);
    double[] many = run(MANY);
    double[] few = run(FEW);
    String[] names = {"microseconds an event", "microseconds of the first after a checkpoint"};
    for (int i = 0; i < names.length; i++) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%s: %.1f with %d open, %.1f with %d open, ratio %.2f",
              names[i],
              few[i],
              FEW,
              many[i],
              MANY,
              many[i] / few[i]));
    }
  }

  /** Median over the rounds: of all events, and of the first after a checkpoint. */
  private double[] run(int open) throws Exception {
    Recipe recipe =
        Recipe.newBuilder(LineRecords.recipe()).setRevisionWindowMillis(1_000_000_000_000L).build();
    LineFunction function =
        new LineFunction(
            LineScript.SETTINGS,
            new FixedRecipes(List.of(recipe)),
            Clock.fixed(Instant.parse("2026-03-02T06:10:00Z"), ZoneOffset.UTC));
    try (var flink =
        new KeyedOneInputStreamOperatorTestHarness<String, LineEvent, PartVerdict>(
            new LineOperator(function), LineEvent::lineId, Types.STRING)) {
      flink.setCheckpointStorage(new FileSystemCheckpointStorage(folder.toUri()));
      flink.open();
      int part = 0;
      while (part < open) {
        take(flink, part++);
        flink.getOutput().clear();
      }
      System.out.println(flink.numKeyedStateEntries() + " state entries with " + open + " parts");
      double[] events = new double[ROUNDS];
      double[] first = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        flink.snapshot(round, round);
        long begun = System.nanoTime();
        flink.processElement(new StreamRecord<>(LineEvent.of(trigger(TOP, part))));
        first[round] = (System.nanoTime() - begun) / 1e3;
        begun = System.nanoTime();
        for (int i = 0; i < MEASURED_PARTS; i++) {
          take(flink, part++);
        }
        events[round] = (System.nanoTime() - begun) / 1e3 / MEASURED_PARTS / 4;
        flink.getOutput().clear();
      }
      Arrays.sort(events);
      Arrays.sort(first);
      return new double[] {events[ROUNDS / 2], first[ROUNDS / 2]};
    }
  }

  private static void take(
      KeyedOneInputStreamOperatorTestHarness<String, LineEvent, PartVerdict> flink, int part)
      throws Exception {
    flink.processElement(new StreamRecord<>(LineEvent.of(trigger(TOP, part))));
    flink.processElement(new StreamRecord<>(LineEvent.of(trigger(SIDE, part))));
    flink.processElement(new StreamRecord<>(LineEvent.of(ok(TOP, part))));
    flink.processElement(new StreamRecord<>(LineEvent.of(ok(SIDE, part))));
  }
}
