package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lineside.console.quality.AlarmFigures;
import lineside.console.quality.EscapeView;
import lineside.console.store.Alarms;
import lineside.console.store.Charts;
import lineside.console.store.Doubts;
import lineside.console.store.Inspections;
import lineside.console.store.Period;
import lineside.schemas.record.AlarmLoad;
import org.jspecify.annotations.Nullable;

/** How much alarms ask of people, and what escapes. */
final class FigureRoutes {
  /** A quarter of a year: 13,000 counts of ten minutes. */
  private static final long MOST_MILLIS = Duration.ofDays(92).toMillis();

  private final Backend backend;
  private final Alarms alarms;
  private final Charts charts;
  private final Doubts doubts;
  private final Inspections inspections;

  FigureRoutes(Backend backend) {
    this.backend = backend;
    this.alarms = new Alarms(backend.database());
    this.charts = new Charts(backend.database());
    this.doubts = new Doubts(backend.database());
    this.inspections = new Inspections(backend.database());
  }

  void add(Javalin javalin) {
    javalin.get("/api/alarm-load", this::load, Needs.OPERATE);
    javalin.get("/api/escapes", this::escapes, Needs.OPERATE);
  }

  /** What stood at the end of a period that the line has closed. */
  private record Closed(
      String lineId, long startAt, long endAt, long active, long unacknowledged, long shelved) {
    static Closed of(AlarmLoad load) {
      return new Closed(
          load.getLineId(),
          load.getPeriodStart().toEpochMilli(),
          load.getPeriodEnd().toEpochMilli(),
          load.getActive(),
          load.getUnacknowledged(),
          load.getShelved());
    }
  }

  private record Load(AlarmFigures figures, List<Closed> closed) {}

  private void load(Context context) {
    Query query = new Query(context);
    String line = query.text("line");
    Period period = known(query.period());
    AlarmFigures figures =
        AlarmFigures.of(
            alarms.raised(new Alarms.Filter(line, null, period), AlarmFigures.MOST),
            alarms.open().stream()
                .filter(alarm -> line == null || alarm.getLineId().equals(line))
                .toList(),
            period);
    List<Closed> closed =
        charts.loads(new Charts.Filter(line, null, null, period)).stream().map(Closed::of).toList();
    Json.answer(context, new Load(figures, closed));
  }

  /**
   * Ends with the line's clock and begins no earlier than anything that is kept, and no earlier
   * than people look back: a clock that was wrong once must not make a page of ten thousand years.
   */
  private Period known(Period asked) {
    long lineAt = backend.live().board().lineAt();
    long now = lineAt == 0 ? backend.clock().millis() : lineAt + 1;
    long to = Math.min(Math.max(0, asked.to()), now);
    long earliest =
        Stream.of(alarms.earliestAt(), inspections.earliestAt())
            .flatMap(Optional::stream)
            .mapToLong(Long::longValue)
            .min()
            .orElse(to);
    long from = Math.max(Math.max(asked.from(), earliest), to - MOST_MILLIS);
    return new Period(Math.min(to, from), to);
  }

  private void escapes(Context context) {
    Query query = new Query(context);
    @Nullable String line = query.text("line");
    Period period = query.period();
    Json.answer(context, EscapeView.of(doubts.audits(line, period), doubts.doubts(line, period)));
  }
}
