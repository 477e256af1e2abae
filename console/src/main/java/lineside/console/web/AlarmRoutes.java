package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.console.live.AlarmViews;
import lineside.console.problem.Problem;
import lineside.console.security.Role;
import lineside.console.send.AlarmDeeds;
import lineside.console.shape.AlarmShape;
import lineside.console.store.Alarms;
import lineside.console.store.Page;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import org.jspecify.annotations.Nullable;

/** Alarms, and what persons do with them. */
final class AlarmRoutes {
  private static final long MILLIS_OF_A_MINUTE = 60_000;

  private final Backend backend;
  private final Access access;
  private final Alarms alarms;
  private final AlarmViews views;
  private final AlarmDeeds deeds;

  AlarmRoutes(Backend backend, Access access) {
    this.backend = backend;
    this.access = access;
    this.alarms = new Alarms(backend.database());
    this.views = new AlarmViews(backend.database(), backend.live().board());
    this.deeds =
        new AlarmDeeds(
            backend.topics().sender(),
            backend.topics().outcomes(),
            backend.database(),
            backend.clock());
  }

  void add(Javalin javalin) {
    javalin.get("/api/alarms", this::list, Needs.OPERATE);
    javalin.get("/api/alarms/{alarm}", this::show, Needs.OPERATE);
    javalin.post("/api/alarms/{alarm}/actions", this::act, Needs.OPERATE);
  }

  private record Deed(
      String actionId,
      @Nullable String kind,
      @Nullable String actor,
      @Nullable String comment,
      @Nullable Long shelveMinutes,
      @Nullable Long at,
      @Nullable String result,
      String reason) {
    static Deed of(Alarms.Deed deed) {
      AlarmAction action = deed.action();
      AlarmActionOutcome outcome = deed.outcome();
      return new Deed(
          deed.actionId(),
          action == null ? null : action.getKind().name(),
          action == null ? null : action.getActor(),
          action == null ? null : action.getComment(),
          action == null ? null : action.getShelveMillis() / MILLIS_OF_A_MINUTE,
          action == null ? null : action.getAt().toEpochMilli(),
          outcome == null ? null : outcome.getResult().name(),
          outcome == null ? "" : outcome.getReason());
    }
  }

  private void list(Context context) {
    Query query = new Query(context);
    long now = backend.clock().millis();
    Map<String, Object> answer = new LinkedHashMap<>();
    if ("open".equals(query.text("state"))) {
      answer.put("alarms", views.open(now));
      answer.put("next", null);
    } else {
      Page<Alarm> page =
          alarms.page(
              new Alarms.Filter(query.text("line"), query.text("station"), query.period()),
              query.page());
      answer.put("alarms", views.shapes(page.items(), now));
      answer.put("next", page.next());
    }
    Json.answer(context, answer);
  }

  private void show(Context context) {
    String alarmId = context.pathParam("alarm");
    AlarmShape shape = shape(alarmId);
    if (shape == null) {
      throw new Problem(Problem.Kind.UNKNOWN_ALARM, "There is no such alarm here.");
    }
    Json.answer(
        context,
        Map.of("alarm", shape, "actions", alarms.deeds(alarmId).stream().map(Deed::of).toList()));
  }

  private void act(Context context) {
    String alarmId = context.pathParam("alarm");
    AlarmDeeds.Wish wish = Json.read(context, AlarmDeeds.Wish.class);
    AlarmDeeds.Done done = deeds.act(alarmId, wish, access.require(context, Role.OPERATE).name());
    backend.metrics().done("alarm-action");
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("actionId", done.actionId());
    answer.put("result", done.result());
    answer.put("reason", done.reason());
    answer.put("alarm", shape(alarmId));
    Json.answer(context, answer);
  }

  private @Nullable AlarmShape shape(String alarmId) {
    List<Alarm> found = alarms.find(alarmId).stream().toList();
    return views.shapes(found, backend.clock().millis()).stream().findFirst().orElse(null);
  }
}
