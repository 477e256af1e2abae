package lineside.jobs.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lineside.jobs.escalation.EscalationSettings;
import lineside.jobs.recipe.RecipeSnapshot;
import lineside.jobs.verdict.OpenInspections;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmLoad;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Loss;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.Spc;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;

/** Plays events to a {@link Line} and records what it gives. */
final class LineScript implements LineOutput {
  static final LineSettings SETTINGS =
      new LineSettings(
          Duration.ofMillis(1500),
          Duration.ofMillis(2500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5));

  final LineState state = new LineState();
  final InMemoryInspections inspections = new InMemoryInspections();
  final List<ViewVerdict> views = new ArrayList<>();
  final List<PartVerdict> parts = new ArrayList<>();
  final List<Alarm> alarms = new ArrayList<>();
  final List<InspectionRow> rows = new ArrayList<>();
  final List<LedgerEntry> ledger = new ArrayList<>();
  final List<AlarmActionOutcome> alarmOutcomes = new ArrayList<>();
  final List<AuditEntry> trail = new ArrayList<>();
  final List<Spc> charts = new ArrayList<>();
  final List<AlarmLoad> alarmLoads = new ArrayList<>();
  final List<DeadLetter> deadLetters = new ArrayList<>();
  final List<SecondOpinionRequest> requests = new ArrayList<>();
  final List<OpinionAudit> audits = new ArrayList<>();
  final List<LineEvent.Kind> late = new ArrayList<>();
  private final RecipeSnapshot recipes;

  private EscalationSettings escalation = EscalationSettings.off();

  LineScript(Recipe... recipes) {
    this.recipes = RecipeSnapshot.of(List.of(recipes));
  }

  /** From here on there is a large model. */
  LineScript asking(EscalationSettings settings) {
    escalation = settings;
    return this;
  }

  LineScript triggers(Trigger... triggers) {
    for (Trigger trigger : triggers) {
      accept(LineEvent.of(trigger));
    }
    return this;
  }

  LineScript losses(Loss... losses) {
    for (Loss loss : losses) {
      accept(LineEvent.of(loss));
    }
    return this;
  }

  LineScript views(ViewVerdict... verdicts) {
    for (ViewVerdict verdict : verdicts) {
      accept(LineEvent.of(verdict));
    }
    return this;
  }

  LineScript marks(CameraState... marks) {
    for (CameraState mark : marks) {
      accept(LineEvent.of(mark));
    }
    return this;
  }

  /** Both cameras tell of {@code triggered} triggers without loss by that time. */
  LineScript clock(long atMillis, long triggered) {
    return marks(
        LineRecords.mark(LineRecords.TOP, atMillis, triggered),
        LineRecords.mark(LineRecords.SIDE, atMillis, triggered));
  }

  /** Both cameras stop after {@code triggered} triggers, {@code lost} of camera top lost. */
  LineScript stop(long atMillis, long triggered, long lost) {
    return marks(
        LineRecords.mark(LineRecords.TOP, atMillis, triggered, lost, CameraStatus.STOPPED),
        LineRecords.mark(LineRecords.SIDE, atMillis, triggered, 0, CameraStatus.STOPPED));
  }

  LineScript accept(LineEvent event) {
    on(line -> line.accept(event));
    return this;
  }

  /** Does something to the line, as after a restart: from the state alone. */
  void on(Consumer<Line> what) {
    OpenInspections open = new OpenInspections(inspections);
    what.accept(
        new Line(
            LineRecords.LINE,
            new Line.Memory(state, open),
            new Line.Rules(SETTINGS, recipes, () -> 1_700_000L, escalation),
            this));
    open.flush();
  }

  @Override
  public void view(ViewVerdict verdict) {
    views.add(verdict);
  }

  @Override
  public void part(PartVerdict verdict) {
    parts.add(verdict);
  }

  @Override
  public void alarm(Alarm alarm) {
    alarms.add(alarm);
  }

  @Override
  public void alarmOutcome(AlarmActionOutcome outcome) {
    alarmOutcomes.add(outcome);
  }

  @Override
  public void trail(AuditEntry entry) {
    trail.add(entry);
  }

  @Override
  public void chart(Spc chart) {
    charts.add(chart);
  }

  @Override
  public void alarmLoad(AlarmLoad load) {
    alarmLoads.add(load);
  }

  @Override
  public void row(InspectionRow row) {
    rows.add(row);
  }

  @Override
  public void ledger(LedgerEntry entry) {
    ledger.add(entry);
  }

  @Override
  public void deadLetter(DeadLetter letter) {
    deadLetters.add(letter);
  }

  @Override
  public void request(SecondOpinionRequest request) {
    requests.add(request);
  }

  @Override
  public void audit(OpinionAudit audit) {
    audits.add(audit);
  }

  @Override
  public void late(LineEvent.Kind kind) {
    late.add(kind);
  }
}
