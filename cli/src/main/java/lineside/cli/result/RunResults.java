package lineside.cli.result;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Loss;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What the topics said of a run so far; ids are counted, not messages, except where a message given
 * twice is itself the finding. Thread-safe: one thread writes, others read copies.
 */
public final class RunResults {
  private final Map<String, PartKey> inspections = new LinkedHashMap<>();
  private final Map<String, PartVerdict> highestRevision = new LinkedHashMap<>();
  private final Map<String, Alarm> alarms = new LinkedHashMap<>();
  private final Map<String, LedgerEntry> ledger = new TreeMap<>();
  private final Set<String> triggers = new HashSet<>();
  private final Set<String> views = new HashSet<>();
  private final Set<String> losses = new HashSet<>();
  private final Set<String> framed = new HashSet<>();
  private final Set<String> deadLetters = new HashSet<>();
  private final Questions questions = new Questions();
  private final Set<String> verdictIds = new HashSet<>();
  private final Set<String> finals = new HashSet<>();
  private final LatencySample viewLatency = new LatencySample();
  private final LatencySample alarmLatency = new LatencySample();
  private final LatencySample mesLatency = new LatencySample();
  private long duplicates;
  private long superseded;
  private long unreadable;

  /**
   * Takes one message.
   *
   * @param receivedMicros wall clock when the reader had it, microseconds since 1970
   */
  public synchronized void accept(SpecificRecordBase message, long receivedMicros) {
    if (message instanceof Trigger trigger) {
      take(trigger);
    } else if (message instanceof ViewVerdict view) {
      take(view, receivedMicros);
    } else if (message instanceof PartVerdict part) {
      take(part, receivedMicros);
    } else if (message instanceof Alarm alarm) {
      take(alarm, receivedMicros);
    } else if (message instanceof LedgerEntry entry) {
      ledger.put(
          entry.getLineId() + "|" + entry.getCameraId() + "|" + entry.getPeriodStart(), entry);
    } else if (message instanceof Loss loss) {
      losses.add(loss.getViewId());
    } else if (message instanceof SecondOpinionRequest request) {
      questions.take(request);
    } else if (message instanceof SecondOpinionAnswer answer) {
      questions.take(answer);
    } else if (message instanceof DeadLetter letter) {
      questions.take(letter);
      deadLetters.add(
          letter.getSourceTopic()
              + "/"
              + letter.getSourcePartition()
              + "/"
              + letter.getSourceOffset());
    }
  }

  /** Counts a message that nobody can read. */
  public synchronized void countUnreadable() {
    unreadable++;
  }

  /** How far the run is. */
  public synchronized Progress progress() {
    return new Progress(
        triggers.size(),
        views.size(),
        inspections.size(),
        finals.size(),
        alarms.size(),
        losses.stream().filter(viewId -> !framed.contains(viewId)).count(),
        deadLetters.size());
  }

  /** Questions to the large model whose answer may still come. */
  public synchronized long openQuestions() {
    return questions.open();
  }

  /** What the large model was asked about views that the small one cannot decide. */
  public synchronized Opinions opinions() {
    return new Opinions(questions.requested(), questions.answered(), questions.late());
  }

  /** Inspections that were triggered and have no final verdict yet. */
  public synchronized List<PartKey> missing() {
    return inspections.entrySet().stream()
        .filter(inspection -> !finals.contains(inspection.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Copies of everything, for scoring. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(
        progress(),
        List.copyOf(highestRevision.values()),
        List.copyOf(alarms.values()),
        List.copyOf(ledger.values()),
        new Doubts(duplicates, superseded, unreadable),
        new Latencies(
            viewLatency.percentiles(), alarmLatency.percentiles(), mesLatency.percentiles()));
  }

  private void take(Trigger trigger) {
    triggers.add(trigger.getViewId());
    PartKey part = new PartKey(trigger.getLineId(), trigger.getPartId(), trigger.getAttempt());
    inspections.putIfAbsent(part.inspectionId(), part);
  }

  private void take(ViewVerdict view, long receivedMicros) {
    if (view.getModelStage() == ModelStage.SHADOW) {
      // Says what another model would have said, of a view that has its verdict.
      return;
    }
    if (hasFrame(view)) {
      framed.add(view.getViewId());
    }
    Long acquired = view.getAcquiredAtMicros();
    if (views.add(view.getViewId()) && acquired != null) {
      viewLatency.take(acquired, receivedMicros);
    }
  }

  private static boolean hasFrame(ViewVerdict view) {
    return switch (view.getUndefinedReason()) {
      case LOST, MISSING -> false;
      case NONE, DEAD_LETTERED, IMAGE_QUALITY -> true;
    };
  }

  private void take(PartVerdict part, long receivedMicros) {
    if (!verdictIds.add(part.getVerdictId())) {
      duplicates++;
      return;
    }
    questions.take(part);
    if (part.getRevision() == 0) {
      finals.add(part.getInspectionId());
      Long acquired = part.getAcquiredAtMicros();
      if (acquired != null) {
        mesLatency.take(acquired, receivedMicros);
      }
    } else {
      superseded++;
    }
    highestRevision.merge(
        part.getInspectionId(),
        part,
        (known, candidate) -> candidate.getRevision() > known.getRevision() ? candidate : known);
  }

  private void take(Alarm alarm, long receivedMicros) {
    Alarm known = alarms.get(alarm.getAlarmId());
    Long cause = alarm.getCausedByAcquiredAtMicros();
    if (known == null && cause != null) {
      alarmLatency.take(cause, receivedMicros);
    }
    if (known == null || alarm.getRevision() > known.getRevision()) {
      alarms.put(alarm.getAlarmId(), alarm);
    }
  }

  /** All alarms that were raised so far. */
  public synchronized Collection<Alarm> alarms() {
    return List.copyOf(alarms.values());
  }
}
