package lineside.jobs.inspection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import lineside.jobs.deadletter.DeadLetters;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.inspection.MicroBatch.Entry;
import lineside.jobs.line.LineEvent;
import lineside.jobs.recipe.RecipeSnapshot;
import lineside.schemas.record.DeadLetter;
import lineside.vision.detect.Detection;

/**
 * The way of a frame through the inspection, without Flink: read, decode on arrival, wait in the
 * micro-batch, judge, emit in order of arrival. Bad input becomes an outcome like any other; only a
 * broken environment (evidence store, recipes) throws. Used by one thread.
 */
final class InspectionChain implements AutoCloseable {
  private final OpenedParts parts;
  private final InspectionMetrics metrics;
  private final Emitter out;
  private final FrameReader reader = new FrameReader();
  private final Refusals refusals;
  private final Admission admission;
  private final BatchJudgement model;
  private final ViewJudgement judgement;
  private final MicroBatch batch;

  /** Takes the opened parts, closed with the chain, the metrics, and where outcomes go. */
  InspectionChain(OpenedParts parts, InspectionMetrics metrics, Emitter out) {
    this.parts = parts;
    this.metrics = metrics;
    this.out = out;
    ViewVerdicts verdicts = new ViewVerdicts(parts.settings().clock());
    this.refusals = new Refusals(reader, verdicts, new DeadLetters(parts.settings().clock()));
    this.admission = new Admission(verdicts, metrics, parts.nanoTime());
    this.model = new BatchJudgement(parts.judge());
    EvidenceWriter evidence = new EvidenceWriter(parts.evidence());
    this.judgement =
        new ViewJudgement(
            parts.judge().identity(),
            verdicts,
            evidence,
            new KeptPictures(parts.settings().escalation(), evidence));
    this.batch = new MicroBatch(parts.settings().batchSize());
  }

  /** Takes one record; flushes when it is a mark or fills the batch. */
  void accept(RawFrame raw) throws IOException {
    RecipeSnapshot recipes = parts.recipes().snapshot();
    try {
      FrameContent content = reader.read(raw);
      if (content instanceof FrameContent.View view) {
        inspect(raw, view, recipes);
      } else if (content instanceof FrameContent.Mark mark) {
        flush();
        metrics.onMark();
        out.emit(Outcome.of(LineEvent.of(mark.state())));
      }
    } catch (UnusableFrameException e) {
      settle(refusals.ofUnread(raw, e, recipes));
    }
    if (batch.isFull()) {
      flush();
    }
  }

  /** Judges what waits and emits everything in order of arrival. */
  void flush() throws IOException {
    List<Entry> entries = batch.drain();
    List<PendingView> views = viewsOf(entries);
    try {
      conclude(entries, views);
    } finally {
      views.forEach(PendingView::close);
    }
  }

  /** Whether nothing waits. */
  boolean isEmpty() {
    return batch.isEmpty();
  }

  /** Drops what waits, as after a failure: its records will be read again. */
  @Override
  public void close() {
    try (parts;
        admission) {
      viewsOf(batch.drain()).forEach(PendingView::close);
    }
  }

  private void inspect(RawFrame raw, FrameContent.View content, RecipeSnapshot recipes) {
    String stationId = "";
    try {
      ExpectedView expected = ExpectedView.of(content.trigger(), recipes);
      stationId = expected.view().getStationId();
      Admission.Result result = admission.admit(raw, content, expected);
      if (result instanceof Admission.Result.Admitted admitted) {
        batch.add(admitted.view());
      } else if (result instanceof Admission.Result.Unfit unfit) {
        settle(Outcome.of(LineEvent.of(unfit.verdict())));
      }
    } catch (UnusableFrameException e) {
      settle(refusals.ofView(raw, content.trigger(), stationId, e));
    }
  }

  /** An outcome that needs no model still waits for the views before it. */
  private void settle(Outcome outcome) {
    if (batch.isEmpty()) {
      emit(outcome);
    } else {
      batch.add(outcome);
    }
  }

  private void conclude(List<Entry> entries, List<PendingView> views) throws IOException {
    LongSupplier nanoTime = parts.nanoTime();
    long begunNanos = nanoTime.getAsLong();
    views.forEach(view -> metrics.onTaken(begunNanos - view.timing().arrivedNanos()));
    List<BatchJudgement.Result> results =
        model.judge(views.stream().map(PendingView::toJudge).toList());
    ViewJudgement.Run run =
        new ViewJudgement.Run(Math.max(1, views.size()), nanoTime.getAsLong() - begunNanos);
    if (!views.isEmpty()) {
      metrics.onRun(run);
    }
    int next = 0;
    for (Entry entry : entries) {
      Outcome outcome = entry.outcome();
      if (outcome == null) {
        outcome = outcomeOf(views.get(next), results.get(next), run);
        next++;
      }
      emit(outcome);
    }
  }

  private Outcome outcomeOf(PendingView view, BatchJudgement.Result result, ViewJudgement.Run run)
      throws IOException {
    Detection detection = result.detection();
    UnusableFrameException refusal = result.refusal();
    if (detection != null) {
      metrics.onSuppressed(detection.suppressedRegions());
      return Outcome.of(LineEvent.of(judgement.verdict(view, detection, run)));
    }
    if (refusal == null) {
      throw new IllegalStateException("a judged view is neither judged nor refused");
    }
    String stationId = view.expected().view().getStationId();
    return refusals.ofView(view.raw(), view.trigger(), stationId, refusal);
  }

  private void emit(Outcome outcome) {
    DeadLetter letter = outcome.deadLetter();
    if (letter != null) {
      metrics.onDeadLetter(letter.getReason());
    }
    out.emit(outcome);
  }

  private static List<PendingView> viewsOf(List<Entry> entries) {
    List<PendingView> views = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      PendingView view = entry.view();
      if (view != null) {
        views.add(view);
      }
    }
    return views;
  }
}
