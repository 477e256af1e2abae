package lineside.jobs.line;

import static lineside.jobs.line.LineRecords.SIDE;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.loss;
import static lineside.jobs.line.LineRecords.mark;
import static lineside.jobs.line.LineRecords.notOk;
import static lineside.jobs.line.LineRecords.ok;
import static lineside.jobs.line.LineRecords.trigger;
import static lineside.jobs.line.LineRecords.undefined;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The streams of a line arrive in order each, and against each other in any order, because every
 * topic has a reader of its own: what the line says must not depend on it.
 */
class LineInterleavingTest {
  private static final int PARTS = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void saysTheSameWhateverOrderTheTopicsAreReadIn(long seed) {
    LineScript line = new LineScript(LineRecords.recipe());

    interleaved(new Random(seed), 0).forEach(line::accept);

    requireExact(line);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 14, 15, 92, 65, 35, 89, 79})
  void saysTheSameWhenEveryStreamRepeatsPartOfItself(long seed) {
    LineScript line = new LineScript(LineRecords.recipe());

    interleaved(new Random(seed), 12).forEach(line::accept);

    requireExact(line);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 44})
  void raisesTheSameAlarmsInTheSameOrder(long seed) {
    LineScript inOrder = new LineScript(LineRecords.recipe());
    LineScript mixed = new LineScript(LineRecords.recipe());

    streams().forEach(stream -> stream.forEach(inOrder::accept));
    interleaved(new Random(seed), 5).forEach(mixed::accept);

    assertThat(mixed.alarms)
        .extracting(LineInterleavingTest::essence)
        .isNotEmpty()
        .isEqualTo(inOrder.alarms.stream().map(LineInterleavingTest::essence).toList());
  }

  private static String essence(Alarm alarm) {
    return alarm.getAlarmId() + " " + alarm.getRevision() + " " + alarm.getState();
  }

  private static void requireExact(LineScript line) {
    Map<String, ResultEvaluation> verdicts = new TreeMap<>();
    for (PartVerdict part : line.parts) {
      assertThat(part.getRevision()).describedAs("revision of %s", part.getPartId()).isZero();
      assertThat(verdicts.put(part.getPartId(), part.getResultEvaluation())).isNull();
    }
    Map<String, ResultEvaluation> expected = new TreeMap<>();
    for (long n = 0; n < PARTS; n++) {
      expected.put("part-" + n, expectedOf(n));
    }
    assertThat(verdicts).isEqualTo(expected);
    assertThat(line.views).extracting(ViewVerdict::getViewId).doesNotHaveDuplicates();
    assertThat(line.views)
        .hasSize(2 * PARTS)
        .noneMatch(view -> view.getUndefinedReason() == UndefinedReason.MISSING);
    assertThat(line.rows)
        .extracting(row -> row.getVerdict().getFirstTriggeredAt())
        .hasSize(PARTS)
        .isSorted();
    assertThat(line.ledger).allMatch(LedgerEntry::getIsBalanced);
    assertThat(line.ledger.stream().mapToLong(LedgerEntry::getTriggered).sum())
        .isEqualTo(2L * PARTS);
    assertThat(line.deadLetters).isEmpty();
    assertThat(line.inspections.byId).isEmpty();
  }

  private static ResultEvaluation expectedOf(long n) {
    return switch ((int) (n % 10)) {
      case 3, 4 -> ResultEvaluation.NOT_OK;
      case 6, 8 -> ResultEvaluation.UNDEFINED;
      default -> ResultEvaluation.OK;
    };
  }

  /** Triggers, losses, and what comes through the chain of each camera: in order each. */
  private static List<List<LineEvent>> streams() {
    List<LineEvent> triggers = new ArrayList<>();
    List<LineEvent> losses = new ArrayList<>();
    List<LineEvent> top = new ArrayList<>();
    List<LineEvent> side = new ArrayList<>();
    long lost = 0;
    for (long n = 0; n < PARTS; n++) {
      top.add(LineEvent.of(mark(TOP, n * 1000, n, lost, CameraStatus.CONNECTED)));
      side.add(LineEvent.of(mark(SIDE, n * 1000, n)));
      triggers.add(LineEvent.of(trigger(TOP, n)));
      triggers.add(LineEvent.of(trigger(SIDE, n)));
      side.add(LineEvent.of(ok(SIDE, n)));
      switch ((int) (n % 10)) {
        case 3, 4 -> top.add(LineEvent.of(notOk(TOP, n, "pit")));
        case 6 -> {
          losses.add(LineEvent.of(loss(TOP, n)));
          lost++;
        }
        case 8 -> top.add(LineEvent.of(undefined(TOP, n, UndefinedReason.DEAD_LETTERED)));
        default -> top.add(LineEvent.of(ok(TOP, n)));
      }
    }
    long end = PARTS * 1000L;
    top.add(LineEvent.of(mark(TOP, end, PARTS, lost, CameraStatus.STOPPED)));
    side.add(LineEvent.of(mark(SIDE, end, PARTS, 0, CameraStatus.STOPPED)));
    return List.of(triggers, losses, top, side);
  }

  /** A random merge; of every stream, up to {@code repeats} times a piece is read twice. */
  private static List<LineEvent> interleaved(Random random, int repeats) {
    List<List<LineEvent>> streams = new ArrayList<>();
    for (List<LineEvent> stream : streams()) {
      List<LineEvent> read = new ArrayList<>(stream);
      for (int i = 0; i < repeats && !read.isEmpty(); i++) {
        int from = random.nextInt(read.size());
        int to = Math.min(read.size(), from + 1 + random.nextInt(6));
        read.addAll(to, List.copyOf(read.subList(from, to)));
      }
      streams.add(read);
    }
    int[] next = new int[streams.size()];
    List<LineEvent> merged = new ArrayList<>();
    int left = streams.stream().mapToInt(List::size).sum();
    int current = 0;
    while (left > 0) {
      if (random.nextInt(8) == 0 || next[current] == streams.get(current).size()) {
        current = random.nextInt(streams.size());
        continue;
      }
      merged.add(streams.get(current).get(next[current]++));
      left--;
    }
    return merged;
  }
}
