package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.console.live.UnseenViews;
import lineside.console.security.Role;
import lineside.console.security.Session;
import lineside.console.store.Page;
import lineside.console.store.Unseen;

/** What operators see now, and what was not seen. */
final class OperateRoutes {
  private final Backend backend;
  private final Access access;
  private final EventStream events;
  private final UnseenViews unseen;

  OperateRoutes(Backend backend, Access access, EventStream events) {
    this.backend = backend;
    this.access = access;
    this.events = events;
    this.unseen = new UnseenViews(backend.database());
  }

  void add(Javalin javalin) {
    javalin.get(
        "/api/operate",
        context -> Json.answer(context, backend.live().operate().current()),
        Needs.OPERATE);
    javalin.sse("/api/events", this::listen, Needs.OPERATE);
    javalin.get("/api/unseen", this::unseen, Needs.OPERATE);
  }

  private void listen(SseClient client) {
    Session session = access.require(client.ctx(), Role.OPERATE);
    events.join(client, session, access.sessions());
  }

  private void unseen(Context context) {
    Query query = new Query(context);
    Unseen.Filter filter =
        new Unseen.Filter(query.text("what"), query.text("line"), query.period());
    Page<?> page = unseen.page(filter, query.page());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("summary", unseen.summary(filter));
    answer.put("items", List.copyOf(page.items()));
    answer.put("next", page.next());
    Json.answer(context, answer);
  }
}
