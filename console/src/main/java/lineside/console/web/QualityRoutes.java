package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lineside.console.problem.Problem;
import lineside.console.quality.PatternShape;
import lineside.console.quality.PlacesView;
import lineside.console.quality.ReportShelf;
import lineside.console.quality.SimilarFindings;
import lineside.console.quality.SpcView;
import lineside.console.store.Charts;
import lineside.console.store.LatestRecords;
import lineside.console.store.Period;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Pattern;
import lineside.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Reports, patterns, charts and findings that look alike. */
final class QualityRoutes {
  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final int MOST_SIMILAR = 100;
  private static final int USUALLY_SIMILAR = 12;

  private final Backend backend;
  private final ReportShelf shelf;
  private final SimilarFindings similar;
  private final Charts charts;
  private final LatestRecords latest;

  QualityRoutes(Backend backend) {
    this.backend = backend;
    this.shelf = new ReportShelf(backend.places().reports());
    this.similar = new SimilarFindings(backend.places().index());
    this.charts = new Charts(backend.database());
    this.latest = new LatestRecords(backend.database());
  }

  void add(Javalin javalin) {
    javalin.get(
        "/api/places",
        context -> Json.answer(context, PlacesView.of(backend.database())),
        Needs.OPERATE);
    javalin.get(
        "/api/reports",
        context -> Json.answer(context, Map.of("reports", shelf.heads())),
        Needs.OPERATE);
    javalin.get("/api/reports/compare", this::compare, Needs.OPERATE);
    javalin.get("/api/reports/{report}", this::report, Needs.OPERATE);
    javalin.get("/api/patterns", this::patterns, Needs.OPERATE);
    javalin.get("/api/patterns/{pattern}", this::pattern, Needs.OPERATE);
    javalin.get("/api/spc", this::spc, Needs.OPERATE);
    javalin.get("/api/ledger", this::books, Needs.OPERATE);
    javalin.get("/api/similar", this::similar, Needs.OPERATE);
    backend
        .places()
        .reports()
        .map(ReportFiles::new)
        .ifPresent(files -> javalin.get("/report/<file>", files::serve, Needs.OPERATE));
  }

  private void report(Context context) {
    ReportShelf.Report report = shelf.find(context.pathParam("report"));
    Map<String, Object> answer = new LinkedHashMap<>(head(report.head()));
    answer.put("patterns", report.patterns());
    Json.answer(context, answer);
  }

  private void compare(Context context) {
    Query query = new Query(context);
    ReportShelf.Report left = shelf.find(query.required("left"));
    ReportShelf.Report right = shelf.find(query.required("right"));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("left", left.head());
    answer.put("right", right.head());
    answer.put("rows", ReportShelf.compare(left, right));
    Json.answer(context, answer);
  }

  private static Map<String, Object> head(ReportShelf.Head head) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("reportId", head.reportId());
    fields.put("reportAt", head.reportAt());
    fields.put("inspections", head.inspections());
    fields.put("tests", head.tests());
    fields.put("page", head.page());
    fields.put("pdf", head.pdf());
    return fields;
  }

  private void patterns(Context context) {
    Query query = new Query(context);
    String line = query.text("line");
    String station = query.text("station");
    Map<String, String> pages = shelf.pages();
    List<PatternShape> patterns =
        latest.all(Topic.PATTERN, Pattern.class).stream()
            .map(LatestRecords.Kept::content)
            .filter(pattern -> line == null || pattern.getLineId().equals(line))
            .filter(pattern -> station == null || pattern.getStationId().equals(station))
            .map(pattern -> PatternShape.of(pattern, pages))
            .toList();
    Json.answer(context, Map.of("patterns", patterns));
  }

  private void pattern(Context context) {
    Pattern pattern =
        latest
            .find(Topic.PATTERN, context.pathParam("pattern"), Pattern.class)
            .orElseThrow(
                () -> new Problem(Problem.Kind.UNKNOWN_PATTERN, "There is no such pattern here."))
            .content();
    Json.answer(context, PatternShape.of(pattern, shelf.pages()));
  }

  private void spc(Context context) {
    Json.answer(context, SpcView.of(charts.charts(filter(new Query(context)))));
  }

  /** Without {@code from}: the day before the last period. */
  private Charts.Filter filter(Query query) {
    Period period = query.period();
    if (period.from() == Long.MIN_VALUE) {
      long latestAt = charts.latestAt().orElse(0L);
      period = new Period(latestAt - DAY_MILLIS, period.to());
    }
    return new Charts.Filter(
        query.text("line"), query.maybeEmpty("station"), query.text("recipe"), period);
  }

  private record Book(
      String lineId,
      String cameraId,
      long startAt,
      long endAt,
      long triggered,
      long captured,
      long published,
      long lost,
      long evaluated,
      long deadLettered,
      long undefinedViews,
      long foreign,
      long neverTriggered,
      boolean balanced,
      @Nullable String imbalance) {
    static Book of(LedgerEntry entry) {
      return new Book(
          entry.getLineId(),
          entry.getCameraId(),
          entry.getPeriodStart().toEpochMilli(),
          entry.getPeriodEnd().toEpochMilli(),
          entry.getTriggered(),
          entry.getCaptured(),
          entry.getPublished(),
          entry.getLost(),
          entry.getEvaluated(),
          entry.getDeadLettered(),
          entry.getUndefinedViews(),
          entry.getForeign(),
          entry.getNeverTriggered(),
          entry.getIsBalanced(),
          entry.getImbalance().isEmpty() ? null : entry.getImbalance());
    }
  }

  private void books(Context context) {
    List<Book> books = charts.books(filter(new Query(context))).stream().map(Book::of).toList();
    Json.answer(context, Map.of("books", books));
  }

  private void similar(Context context) {
    Query query = new Query(context);
    Json.answer(
        context,
        similar.to(
            query.required("crop"),
            new SimilarFindings.Question(
                query.number("count", USUALLY_SIMILAR, MOST_SIMILAR),
                query.text("line"),
                query.text("station"),
                query.period())));
  }
}
