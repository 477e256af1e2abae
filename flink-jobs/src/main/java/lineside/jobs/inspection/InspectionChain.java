package lineside.jobs.inspection;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import lineside.jobs.deadletter.DeadLetters;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.jobs.deployment.ModelLease;
import lineside.jobs.deployment.ModelNews;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.inspection.MicroBatch.Entry;
import lineside.jobs.line.LineEvent;
import lineside.jobs.recipe.RecipeSnapshot;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.trace.LogContext;
import lineside.vision.detect.Detection;
import org.jspecify.annotations.Nullable;

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
  private final ModelRuns runs;
  private final ViewJudgement judgement;
  private final MicroBatch batch;
  private final @Nullable ShadowLane shadows;

  /** Takes the opened parts, closed with the chain, the metrics, and where outcomes go. */
  InspectionChain(OpenedParts parts, InspectionMetrics metrics, Emitter out) {
    this.parts = parts;
    this.metrics = metrics;
    this.out = out;
    ViewVerdicts verdicts = new ViewVerdicts(parts.settings().clock());
    this.refusals = new Refusals(reader, verdicts, new DeadLetters(parts.settings().clock()));
    this.admission = new Admission(verdicts, metrics, parts.nanoTime());
    this.runs = new ModelRuns(parts, metrics);
    EvidenceWriter evidence = new EvidenceWriter(parts.evidence());
    this.judgement =
        new ViewJudgement(
            verdicts, evidence, new KeptPictures(parts.settings().escalation(), evidence));
    this.batch = new MicroBatch(parts.settings().batchSize());
    this.shadows =
        parts
            .models()
            .spare()
            .map(spare -> new ShadowLane(spare, judgement, parts.nanoTime()))
            .orElse(null);
  }

  /** Takes one record; flushes when it is a mark or fills the batch. */
  void accept(RawFrame raw) throws IOException {
    RecipeSnapshot recipes = parts.recipes().snapshot();
    try {
      FrameContent content = reader.read(raw);
      if (content instanceof FrameContent.View view) {
        inspect(raw, ordered(view), recipes);
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
    } else if (shadows != null && !batch.isEmpty()) {
      shadows.busy();
    }
  }

  /** Judges what waits, by one set of models, and emits everything in order of arrival. */
  void flush() throws IOException {
    follow();
    List<Entry> entries = batch.drain();
    List<PendingView> views = viewsOf(entries);
    Set<PendingView> handedOver = Collections.newSetFromMap(new IdentityHashMap<>());
    try {
      conclude(entries, views, handedOver);
    } finally {
      views.stream().filter(view -> !handedOver.contains(view)).forEach(PendingView::close);
    }
    if (shadows != null) {
      shadows.idle();
    }
  }

  /** Whether models may change and shadows may answer while no frame comes. */
  boolean needsTending() {
    return shadows != null;
  }

  /** Takes the models that are deployed now, between two micro-batches, and tells what is new. */
  void tend() {
    if (batch.isEmpty()) {
      follow();
    }
    if (shadows != null) {
      shadows.verdicts(metrics).forEach(verdict -> out.emit(Outcome.ofShadow(verdict)));
    }
  }

  /** Waits for shadows at the end of the input. */
  void finish(Duration patience) throws IOException, InterruptedException {
    flush();
    if (shadows != null) {
      shadows.finish(patience);
      tend();
    }
  }

  private void follow() {
    if (parts.models().refresh()) {
      metrics.onModelsChanged();
    }
    for (ModelNews news = parts.models().news(); news != null; news = parts.models().news()) {
      if (news.deadLetter() != null) {
        metrics.onModelRefused();
      }
      emit(Outcome.of(news));
    }
  }

  /** Whether nothing waits. */
  boolean isEmpty() {
    return batch.isEmpty();
  }

  /** Drops what waits, as after a failure: its records will be read again. */
  @Override
  public void close() {
    if (shadows != null) {
      shadows.close();
    }
    try (parts;
        admission) {
      viewsOf(batch.drain()).forEach(PendingView::close);
    }
  }

  /** With the recipe that the MES's order has the part inspected by. */
  private FrameContent.View ordered(FrameContent.View view) {
    return new FrameContent.View(view.frame(), parts.orders().applied(view.trigger()));
  }

  private void inspect(RawFrame raw, FrameContent.View content, RecipeSnapshot recipes) {
    String stationId = "";
    try (LogContext logged = LogContext.of(content.trigger())) {
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

  private void conclude(List<Entry> entries, List<PendingView> views, Set<PendingView> handedOver)
      throws IOException {
    LongSupplier nanoTime = parts.nanoTime();
    long begunNanos = nanoTime.getAsLong();
    views.forEach(view -> metrics.onTaken(begunNanos - view.timing().arrivedNanos()));
    List<ModelRuns.Judged> judged = runs.judge(views);
    int next = 0;
    for (Entry entry : entries) {
      Outcome outcome = entry.outcome();
      if (outcome != null) {
        emit(outcome);
        continue;
      }
      PendingView view = views.get(next);
      ModelRuns.Judged by = judged.get(next);
      next++;
      try (LogContext logged = LogContext.of(view.trigger())) {
        outcome = outcomeOf(view, by);
      }
      emit(outcome);
      if (show(view, by, outcome)) {
        handedOver.add(view);
      }
    }
  }

  private Outcome outcomeOf(PendingView view, ModelRuns.Judged judged) throws IOException {
    Detection detection = judged.result().detection();
    UnusableFrameException refusal = judged.result().refusal();
    if (detection != null) {
      metrics.onSuppressed(detection.suppressedRegions());
      ViewVerdict verdict = judgement.verdict(view, detection, judged.run(), judged.by());
      metrics.onVerdict(view, verdict.getEvaluatedAtMicros(), parts.nanoTime().getAsLong());
      return Outcome.of(LineEvent.of(verdict));
    }
    if (refusal == null) {
      throw new IllegalStateException("a judged view is neither judged nor refused");
    }
    String stationId = view.expected().view().getStationId();
    return refusals.ofView(view.raw(), view.trigger(), stationId, refusal);
  }

  /** Shows a view to the shadows, after its verdict has gone; whether the view is theirs now. */
  private boolean show(PendingView view, ModelRuns.Judged judged, Outcome outcome) {
    List<ModelLease<FrameJudge>> watching = judged.by().shadows();
    LineEvent event = outcome.event();
    if (shadows == null
        || watching.isEmpty()
        || event == null
        || judged.result().detection() == null) {
      return false;
    }
    int taken = shadows.offer(view, watching, requireNonNull(event.view()));
    metrics.onShadowDropped(watching.size() - taken);
    return taken > 0;
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
