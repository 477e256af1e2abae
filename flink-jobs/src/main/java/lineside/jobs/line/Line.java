package lineside.jobs.line;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import lineside.jobs.alarm.AlarmBook;
import lineside.jobs.alarm.AlarmEngine;
import lineside.jobs.chart.ControlCharts;
import lineside.jobs.chart.OperatorLoad;
import lineside.jobs.escalation.Escalation;
import lineside.jobs.escalation.EscalationSettings;
import lineside.jobs.ledger.Ledger;
import lineside.jobs.recipe.RecipeSnapshot;
import lineside.jobs.sense.ProcessSense;
import lineside.jobs.trail.AlarmTrail;
import lineside.jobs.verdict.ClosedInspection;
import lineside.jobs.verdict.ClosedInspections;
import lineside.jobs.verdict.Inspection;
import lineside.jobs.verdict.OpenInspections;
import lineside.jobs.verdict.PartJoin;
import lineside.jobs.verdict.ProcessMemory;
import lineside.jobs.verdict.ReadingHistory;
import lineside.jobs.verdict.SegmentSeam;
import lineside.jobs.verdict.Triggers;
import lineside.jobs.verdict.ViewEntry;
import lineside.jobs.verdict.WaitingContexts;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmActionResult;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Loss;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;

/**
 * One production line: takes everything that is heard of it, one event at a time, and gives view
 * verdicts, part verdicts, alarms, archive rows and books in the line's own time. Works on a {@link
 * Memory} that the caller keeps; made anew for each event, so it holds nothing; not thread-safe.
 */
public final class Line {
  private final String lineId;
  private final OpenInspections open;
  private final LineOutput out;
  private final LineClock clock;
  private final PartJoin join;
  private final SegmentSeam seam;
  private final ProcessMemory process;
  private final LineState state;
  private final WaitingContexts contexts;
  private final AlarmEngine alarms;
  private final AlarmBook alarmBook;
  private final ControlCharts charts;
  private final OperatorLoad load;
  private final ClosedInspections closed;
  private final Ledger ledger;
  private final Escalation escalation;
  private final LongSupplier wallClockMicros;

  /**
   * What a line works with and does not change.
   *
   * @param settings for what the recipes do not say
   * @param recipes in force for this event
   * @param wallClockMicros microseconds since 1970 (UTC)
   * @param escalation how much the large model is asked
   */
  public record Rules(
      LineSettings settings,
      RecipeSnapshot recipes,
      LongSupplier wallClockMicros,
      EscalationSettings escalation) {
    /** Without a large model. */
    public Rules(LineSettings settings, RecipeSnapshot recipes, LongSupplier wallClockMicros) {
      this(settings, recipes, wallClockMicros, EscalationSettings.off());
    }
  }

  /**
   * What a line remembers.
   *
   * @param state everything but the open inspections
   * @param open the open inspections; the caller flushes them after the event
   */
  public record Memory(LineState state, OpenInspections open) {}

  /** Works on {@code memory} of the line {@code lineId}. */
  public Line(String lineId, Memory memory, Rules rules, LineOutput out) {
    LineState state = memory.state();
    this.lineId = lineId;
    this.open = memory.open();
    this.out = out;
    this.wallClockMicros = rules.wallClockMicros();
    this.clock = new LineClock(state.clock, rules.recipes().camerasOf(lineId));
    this.seam = new SegmentSeam(state.seams);
    this.state = state;
    this.process =
        new ProcessMemory(new ReadingHistory(state.readings), new ProcessSense(state.sense));
    this.closed = new ClosedInspections(state.closed);
    this.contexts = new WaitingContexts(state.contexts);
    this.alarmBook = state.alarms;
    this.alarms =
        new AlarmEngine(
            state.alarms, rules.recipes()::recipes, this::alarm, rules.wallClockMicros());
    long periodMillis = rules.settings().ledgerPeriod().toMillis();
    this.ledger = new Ledger(state.books, periodMillis);
    this.charts = new ControlCharts(state.charts, periodMillis);
    this.load = new OperatorLoad(state.load, periodMillis);
    this.escalation =
        new Escalation(
            state.escalation,
            process.sense(),
            new Escalation.Rules(rules.escalation(), rules.recipes(), rules.wallClockMicros()),
            new Questions());
    PartJoin.UnknownRecipe unknown =
        new PartJoin.UnknownRecipe(
            rules.settings().defaultDeadline().toMillis(),
            rules.settings().defaultRevisionWindow().toMillis());
    this.join =
        new PartJoin(
            open,
            new PartJoin.Surroundings(
                rules.recipes()::lineRecipe,
                unknown,
                process,
                new PartJoin.Beyond(contexts, closed),
                escalation),
            new Verdicts(),
            rules.wallClockMicros());
  }

  /** Takes one event and everything that follows from it. */
  public void accept(LineEvent event) {
    long now = clock.now();
    switch (event.kind()) {
      case TRIGGER -> trigger(requireNonNull(event.trigger()), now);
      case LOSS -> loss(requireNonNull(event.loss()), now);
      case MARK -> mark(requireNonNull(event.mark()));
      case VIEW -> view(requireNonNull(event.view()), now);
      case CONTEXT -> {
        if (join.context(requireNonNull(event.context())) == PartJoin.Told.LATE) {
          out.late(LineEvent.Kind.CONTEXT);
        }
      }
      case ANSWER -> answer(requireNonNull(event.answer()), now);
      case READING -> reading(requireNonNull(event.reading()));
      case FEEDBACK -> escalation.found(requireNonNull(event.feedback()));
      case UNATTRIBUTED_DEAD_LETTER ->
          ledger.bookForeign(requireNonNull(event.deadLetterCameraId()), reachedMillis());
      case MODEL_STATUS ->
          alarms
              .plant()
              .modelStatus(
                  requireNonNull(event.modelStatus()), Instant.ofEpochMilli(reachedMillis()));
      case ALARM_ACTION -> act(requireNonNull(event.alarmAction()));
      case UNREADABLE_TRIGGER -> clock.unreadableTrigger();
      case UNREADABLE_LOSS -> clock.unreadableLoss();
    }
    settle();
  }

  /** A camera has been silent for too long while others spoke. */
  public void cameraSilent(String cameraId) {
    if (clock.isReleased(cameraId)) {
      return;
    }
    clock.release(cameraId);
    Instant at = Instant.ofEpochMilli(reachedMillis());
    alarms.plant().cameraAbsent(lineId, cameraId, at, "no sign of life");
    settle();
  }

  /** How far a camera is on the line's clock. */
  CameraWatch.Progress progress(String cameraId) {
    return clock.progress(cameraId);
  }

  /** What a camera's statements count has not come for so long that it will not. */
  public void cameraOverdue(String cameraId) {
    clock.takeWaiting(cameraId);
    settle();
  }

  /** Nothing more will be heard: everything that is open gets its verdict and is closed. */
  public void end() {
    clock.releaseAll();
    settle();
  }

  /** Id of the line. */
  public String lineId() {
    return lineId;
  }

  /** Whether frames of the camera may be under way, so that silence may be a backlog. */
  public boolean isBehind(String cameraId) {
    return clock.hasUnresolved(cameraId);
  }

  /** Whether the camera holds the line's clock, so that its silence matters. */
  public boolean isAwaited(String cameraId) {
    return !clock.isReleased(cameraId);
  }

  private void act(AlarmAction action) {
    AlarmActionOutcome outcome =
        alarms.actions().take(action, Instant.ofEpochMilli(reachedMillis()));
    if (outcome != null) {
      out.alarmOutcome(outcome);
      if (outcome.getResult() == AlarmActionResult.ACCEPTED) {
        out.trail(AlarmTrail.accepted(action, outcome));
      }
    }
  }

  private void alarm(Alarm alarm) {
    load.take(alarm, reachedMillis());
    out.alarm(alarm);
  }

  private long reachedMillis() {
    return Math.max(0, clock.reachedMillis());
  }

  private void trigger(Trigger trigger, long now) {
    if (isPast(trigger) || !join.trigger(trigger, now)) {
      out.late(LineEvent.Kind.TRIGGER);
      return;
    }
    clock.trigger(trigger.getCameraId(), trigger.getEpoch(), trigger.getSequence());
    if (join.isResolved(trigger)) {
      clock.giveUp(trigger.getCameraId(), trigger.getEpoch(), trigger.getSequence());
    }
  }

  private void loss(Loss loss, long now) {
    boolean isPast = isPast(Triggers.of(loss));
    if (isPast) {
      out.late(LineEvent.Kind.LOSS);
    } else if (!join.loss(loss, now)) {
      out.late(LineEvent.Kind.LOSS);
      return;
    }
    // Also when it comes too late: a loss that were not counted would hold the clock for ever.
    clock.loss(loss.getCameraId(), loss.getEpoch(), loss.getSequence());
  }

  private void view(ViewVerdict view, long now) {
    if (isPast(Triggers.of(view)) || !join.view(view, seam, now)) {
      out.late(LineEvent.Kind.VIEW);
    }
    clock.frame(
        view.getCameraId(),
        view.getEpoch(),
        view.getSequence(),
        view.getTriggeredAt().toEpochMilli());
  }

  /** Late when a part that was made after it has its verdict. */
  private void reading(ProcessReading reading) {
    process.readings().add(reading);
    boolean isKept = process.sense().add(reading);
    if (!isKept || reading.getAt().toEpochMilli() <= state.latestDecidedMillis) {
      out.late(LineEvent.Kind.READING);
    }
  }

  private void answer(SecondOpinionAnswer answer, long now) {
    if (join.answer(answer, now) != PartJoin.Reply.TAKEN) {
      out.late(LineEvent.Kind.ANSWER);
    }
  }

  private void mark(CameraState mark) {
    clock.mark(mark);
    if (mark.getStatus() == CameraStatus.ABSENT) {
      alarms.plant().cameraAbsent(lineId, mark.getCameraId(), mark.getAt(), mark.getDetail());
    } else {
      alarms.plant().cameraBack(lineId, mark.getCameraId(), mark.getAt());
    }
  }

  /** Whether it repeats a trigger whose inspection was closed. */
  private boolean isPast(Trigger trigger) {
    return !join.isOpen(trigger)
        && clock.wasTriggered(trigger.getCameraId(), trigger.getEpoch(), trigger.getSequence());
  }

  private void settle() {
    long now = clock.now();
    if (now == LineClock.NEVER) {
      return;
    }
    join.expire(now);
    now = clock.now();
    for (Inspection inspection : open.releasable(now)) {
      inspection.isReleased = true;
      if (inspection.isOfPart()) {
        PartVerdict verdict = requireNonNull(inspection.verdict);
        alarms.part(verdict, inspection.recipe);
        process.sense().learn(verdict);
      }
    }
    List<Inspection> closing = open.closable(now);
    for (Inspection inspection : closing) {
      if (inspection.isOfPart()) {
        InspectionRow row = ClosedInspection.rowOf(inspection, process);
        charts.part(row.getVerdict());
        out.row(row);
      }
      closed.add(inspection.inspectionId);
      close(inspection);
    }
    open.foreign(now).forEach(this::close);
    alarms.times().tick(reachedMillis());
    closePeriods(now);
    if (!closing.isEmpty()) {
      process.forgetBefore(Math.min(clock.reachedMillis(), earliestOpenMillis()));
    }
  }

  private void close(Inspection inspection) {
    open.remove(inspection.inspectionId);
    escalation.closed(inspection);
    ledger.book(inspection);
    for (ViewEntry entry : inspection.views.values()) {
      if (!entry.isKnown() && entry.judged != null) {
        out.deadLetter(ForeignFrame.deadLetterOf(entry.judged, wallClockMicros.getAsLong()));
      }
    }
  }

  private void closePeriods(long now) {
    List<LedgerEntry> entries = ledger.closeUntil(lineId, Math.min(now, earliestOpenMillis()));
    for (LedgerEntry entry : entries) {
      out.ledger(entry);
      alarms.plant().ledger(entry);
    }
    charts.closeUntil(lineId, Math.min(now, earliestOpenMillis())).forEach(out::chart);
    load.closeUntil(lineId, reachedMillis(), alarmBook).ifPresent(out::alarmLoad);
    if (!entries.isEmpty()) {
      alarms.times().forgetOld(reachedMillis());
      charts.forgetOld(reachedMillis());
      contexts.forgetBefore(clock.reachedMillis());
      escalation.forgetBefore(Math.min(clock.reachedMillis(), earliestOpenMillis()));
    }
  }

  private long earliestOpenMillis() {
    return open.earliestMillis(LineClock.ENDED);
  }

  /** Passes on what the large model is asked and how it audits. */
  private final class Questions implements Escalation.Output {
    @Override
    public void request(SecondOpinionRequest request) {
      out.request(request);
    }

    @Override
    public void audit(OpinionAudit audit) {
      out.audit(audit);
    }
  }

  /** Passes on what the part join decides. */
  private final class Verdicts implements PartJoin.VerdictOutput {
    @Override
    public void view(ViewVerdict verdict) {
      out.view(verdict);
    }

    @Override
    public void part(PartVerdict verdict, Inspection inspection) {
      out.part(verdict);
      state.latestDecidedMillis =
          Math.max(state.latestDecidedMillis, inspection.firstTriggeredAtMillis);
      if (inspection.isReleased) {
        alarms.revise(verdict);
      }
    }

    @Override
    public void givenUp(Trigger trigger) {
      clock.giveUp(trigger.getCameraId(), trigger.getEpoch(), trigger.getSequence());
    }
  }
}
