package lineside.jobs.line;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineside.jobs.escalation.EscalationSettings;
import lineside.jobs.latency.StageLatency;
import lineside.jobs.recipe.RecipeSnapshot;
import lineside.jobs.recipe.RecipeSource;
import lineside.jobs.recipe.Recipes;
import lineside.jobs.verdict.OpenInspections;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmLoad;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.Spc;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.wire.TrustedRecords;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Line} as a Flink function, keyed by line id: part verdicts on the main output, the
 * rest on side outputs. Its state is one {@link LineState} a line and an entry for each open
 * inspection; its only timer is the camera watch, in processing time, while a camera is awaited.
 * Runs inside of a {@link LineOperator}.
 */
public final class LineFunction extends KeyedProcessFunction<String, LineEvent, PartVerdict> {
  /** View verdicts, one for each trigger and one more when late evidence betters it. */
  public static final OutputTag<ViewVerdict> VIEWS = new OutputTag<>("views") {};

  /** Every revision of every alarm. */
  public static final OutputTag<Alarm> ALARMS = new OutputTag<>("alarms") {};

  /** What became of what persons did with alarms. */
  public static final OutputTag<AlarmActionOutcome> ALARM_OUTCOMES =
      new OutputTag<>("alarm-outcomes") {};

  /** What persons changed of alarms. */
  public static final OutputTag<AuditEntry> TRAIL = new OutputTag<>("alarm-trail") {};

  /** Closed periods of the charts. */
  public static final OutputTag<Spc> CHARTS = new OutputTag<>("charts") {};

  /** What each period asked of operators. */
  public static final OutputTag<AlarmLoad> ALARM_LOADS = new OutputTag<>("alarm-loads") {};

  /** Closed inspections in trigger order. */
  public static final OutputTag<InspectionRow> ROWS = new OutputTag<>("rows") {};

  /** Closed periods of the books. */
  public static final OutputTag<LedgerEntry> LEDGER = new OutputTag<>("ledger") {};

  /** Frames of nobody's trigger. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("line-dead-letters") {};

  /** Questions to the large model. */
  public static final OutputTag<SecondOpinionRequest> REQUESTS =
      new OutputTag<>("opinion-requests") {};

  /** What became of audits. */
  public static final OutputTag<OpinionAudit> AUDITS = new OutputTag<>("opinion-audits") {};

  static {
    TrustedRecords.trust();
  }

  private final LineSettings settings;
  private final RecipeSource recipeSource;
  private final Clock wallClock;
  private final EscalationSettings escalation;

  private transient @Nullable Recipes recipes;
  private transient @Nullable ValueState<LineState> lines;
  private transient @Nullable Map<String, CameraWatch> watches;
  private transient KeyedInspections.@Nullable ById inspections;
  private transient @Nullable MapState<String, Boolean> openIds;
  private transient @Nullable Map<String, OpenInspections> open;
  private transient @Nullable Map<LineEvent.Kind, Counter> late;
  private transient @Nullable Map<AlarmPriority, Counter> raised;
  private transient @Nullable StageLatency latency;

  /**
   * Runs lines by these settings and recipes.
   *
   * @param wallClock for latencies and dead letters, never for decisions; serializable
   */
  public LineFunction(LineSettings settings, RecipeSource recipeSource, Clock wallClock) {
    this(settings, recipeSource, wallClock, EscalationSettings.off());
  }

  /**
   * The same with a large model to ask.
   *
   * @param wallClock for latencies and dead letters, never for decisions; serializable
   */
  public LineFunction(
      LineSettings settings,
      RecipeSource recipeSource,
      Clock wallClock,
      EscalationSettings escalation) {
    this.escalation = escalation;
    this.settings = settings;
    this.recipeSource = recipeSource;
    this.wallClock = wallClock;
  }

  /** Descriptor of the state, for tests and tools that read savepoints. */
  static ValueStateDescriptor<LineState> stateDescriptor() {
    return new ValueStateDescriptor<>("line", LineState.class);
  }

  /** Descriptor of the ids of open inspections, for tests and tools that read savepoints. */
  static MapStateDescriptor<String, Boolean> openIdsDescriptor() {
    return new MapStateDescriptor<>("open-inspections", String.class, Boolean.class);
  }

  /** Says where each inspection is kept; the operator does before it opens the function. */
  void keepInspectionsIn(KeyedInspections.ById byId) {
    inspections = byId;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    recipes = recipeSource.open();
    lines = getRuntimeContext().getState(stateDescriptor());
    openIds = getRuntimeContext().getMapState(openIdsDescriptor());
    open = new HashMap<>();
    watches = new HashMap<>();
    MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("line");
    Map<LineEvent.Kind, Counter> counters = new HashMap<>();
    for (LineEvent.Kind kind : LineEvent.Kind.values()) {
      counters.put(kind, group.addGroup("kind", kind.name()).counter("late"));
    }
    late = counters;
    Map<AlarmPriority, Counter> priorities = new HashMap<>();
    for (AlarmPriority priority : AlarmPriority.values()) {
      priorities.put(priority, group.addGroup("priority", priority.name()).counter("alarmsRaised"));
    }
    raised = priorities;
    latency = StageLatency.ofParts(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void close() {
    if (recipes != null) {
      recipes.close();
      recipes = null;
    }
  }

  @Override
  public void processElement(LineEvent event, Context context, Collector<PartVerdict> out)
      throws Exception {
    RecipeSnapshot snapshot = requireNonNull(recipes).snapshot();
    ValueState<LineState> store = requireNonNull(lines);
    LineState state = store.value();
    if (state == null) {
      state = new LineState();
    }
    String lineId = context.getCurrentKey();
    Line.Memory memory = new Line.Memory(state, open(lineId));
    new Line(lineId, memory, rules(snapshot), new Outputs(context, out)).accept(event);
    keep(lineId, memory);
    watch(event, context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PartVerdict> out)
      throws Exception {
    ValueState<LineState> store = requireNonNull(lines);
    LineState state = store.value();
    String lineId = context.getCurrentKey();
    if (state == null) {
      return;
    }
    RecipeSnapshot snapshot = requireNonNull(recipes).snapshot();
    CameraWatch watch = requireNonNull(watches).get(lineId);
    if (watch == null) {
      watchAnew(lineId, context, timestamp);
      return;
    }
    Line.Memory memory = new Line.Memory(state, open(lineId));
    Line line = new Line(lineId, memory, rules(snapshot), new Outputs(context, out));
    Set<String> cameras = snapshot.camerasOf(lineId);
    List<String> awaited = new ArrayList<>();
    List<String> released = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    for (String cameraId : cameras.isEmpty() ? state.clock.cameras.keySet() : cameras) {
      (line.isAwaited(cameraId) ? awaited : released).add(cameraId);
      if (line.isBehind(cameraId)) {
        behind.add(cameraId);
      }
    }
    long now = context.timerService().currentProcessingTime();
    if (cameras.isEmpty() && watch.isOverIfUnknown(now)) {
      end(line, memory);
      return;
    }
    CameraWatch.Awaited seen = new CameraWatch.Awaited(awaited, behind, released);
    watch.silent(seen, now).forEach(line::cameraSilent);
    for (String cameraId : awaited) {
      if (watch.isOverdue(cameraId, line.progress(cameraId), now)) {
        line.cameraOverdue(cameraId);
      }
    }
    keep(lineId, memory);
    if (awaited.stream().anyMatch(line::isAwaited)) {
      // Not before this one: Flink lets what is due by then happen at once, over and over, when the
      // clock was set back meanwhile.
      look(watch, Math.max(now, timestamp), context);
    } else {
      requireNonNull(watches).remove(lineId);
    }
  }

  /** The open inspections of the line whose key is set, in order since the attempt began. */
  private OpenInspections open(String lineId) {
    return requireNonNull(open)
        .computeIfAbsent(
            lineId,
            id ->
                new OpenInspections(
                    new KeyedInspections(
                        requireNonNull(openIds),
                        requireNonNull(inspections, "line function runs in no line operator"))));
  }

  private void keep(String lineId, Line.Memory memory) throws IOException {
    requireNonNull(lines).update(memory.state());
    memory.open().flush();
    if (memory.open().isEmpty()) {
      requireNonNull(open).remove(lineId);
    }
  }

  private void watch(LineEvent event, Context context) {
    String cameraId = null;
    if (event.view() != null) {
      cameraId = event.view().getCameraId();
    } else if (event.mark() != null) {
      cameraId = event.mark().getCameraId();
    }
    long now = context.timerService().currentProcessingTime();
    Map<String, CameraWatch> byLine = requireNonNull(watches);
    CameraWatch watch = byLine.get(context.getCurrentKey());
    if (watch == null || watch.nextLookMillis() > now + 2 * stepMillis()) {
      // The second is a clock that was set back: what was heard lies in the future.
      watch = watchAnew(context.getCurrentKey(), context, now);
    }
    watch.eventHeard(now);
    if (cameraId != null) {
      watch.heard(cameraId, now);
    }
  }

  private CameraWatch watchAnew(String lineId, Context context, long notBefore) {
    long now = context.timerService().currentProcessingTime();
    CameraWatch watch = new CameraWatch(settings.silence().toMillis(), now);
    requireNonNull(watches).put(lineId, watch);
    look(watch, Math.max(now, notBefore), context);
    return watch;
  }

  private void look(CameraWatch watch, long after, Context context) {
    long at = nextLook(after);
    watch.looksNextAt(at);
    context.timerService().registerProcessingTimeTimer(at);
  }

  /** Forgets a line that no recipe names, forged or gone, once all of it has its verdict. */
  private void end(Line line, Line.Memory memory) {
    line.end();
    memory.open().flush();
    memory.open().forgetAll();
    requireNonNull(open).remove(line.lineId());
    requireNonNull(watches).remove(line.lineId());
    requireNonNull(lines).clear();
  }

  /** Looks fall on whole tenths of the silence, so that they coincide after a restart. */
  private long nextLook(long now) {
    return (now / stepMillis() + 1) * stepMillis();
  }

  private long stepMillis() {
    return Math.max(1, settings.silence().toMillis() / 10);
  }

  private Line.Rules rules(RecipeSnapshot snapshot) {
    return new Line.Rules(settings, snapshot, this::nowMicros, escalation);
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, wallClock.instant());
  }

  /** The outputs of one call. */
  private final class Outputs implements LineOutput {
    private final Context context;
    private final Collector<PartVerdict> main;

    Outputs(Context context, Collector<PartVerdict> main) {
      this.context = context;
      this.main = main;
    }

    @Override
    public void view(ViewVerdict verdict) {
      context.output(VIEWS, verdict);
    }

    @Override
    public void part(PartVerdict verdict) {
      main.collect(verdict);
      requireNonNull(latency).partJudged(verdict);
    }

    @Override
    public void alarm(Alarm alarm) {
      context.output(ALARMS, alarm);
      Counter counter = requireNonNull(raised).get(alarm.getPriority());
      if (alarm.getRevision() == 0 && !alarm.getIsSuppressed() && counter != null) {
        counter.inc();
      }
    }

    @Override
    public void alarmOutcome(AlarmActionOutcome outcome) {
      context.output(ALARM_OUTCOMES, outcome);
    }

    @Override
    public void trail(AuditEntry entry) {
      context.output(TRAIL, entry);
    }

    @Override
    public void chart(Spc chart) {
      context.output(CHARTS, chart);
    }

    @Override
    public void alarmLoad(AlarmLoad load) {
      context.output(ALARM_LOADS, load);
    }

    @Override
    public void row(InspectionRow row) {
      context.output(ROWS, row);
    }

    @Override
    public void ledger(LedgerEntry entry) {
      context.output(LEDGER, entry);
    }

    @Override
    public void deadLetter(DeadLetter letter) {
      context.output(DEAD_LETTERS, letter);
    }

    @Override
    public void request(SecondOpinionRequest request) {
      context.output(REQUESTS, request);
    }

    @Override
    public void audit(OpinionAudit audit) {
      context.output(AUDITS, audit);
    }

    @Override
    public void late(LineEvent.Kind kind) {
      Counter counter = requireNonNull(late).get(kind);
      if (counter != null) {
        counter.inc();
      }
    }
  }
}
