package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lineside.console.feed.Feed;
import lineside.console.quality.SimilarFindings;
import lineside.console.security.SignIn;
import lineside.console.store.Inspections;
import lineside.console.store.Reading;
import lineside.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/** For whoever looks after the console. */
final class ServiceRoutes {
  private final Backend backend;
  private final Access access;
  private final EventStream events;
  private final Inspections inspections;
  private final Reading reading;
  private final long startedAt;

  ServiceRoutes(Backend backend, Access access, EventStream events) {
    this.backend = backend;
    this.access = access;
    this.events = events;
    this.inspections = new Inspections(backend.database());
    this.reading = new Reading(backend.database());
    this.startedAt = backend.clock().millis();
  }

  void add(Javalin javalin) {
    javalin.get("/api/service", this::show, Needs.SERVICE);
    javalin.delete("/api/service/sessions/{session}", this::end, Needs.SERVICE);
  }

  private record Kept(
      long bytes,
      long inspections,
      @Nullable Long keptFromAt,
      long keepDays,
      long mostInspections) {}

  /**
   * A topic.
   *
   * @param behind messages that are there and not read; null when it is not known
   */
  private record Read(
      String topic, int partitions, long read, @Nullable Long behind, long toFill) {}

  private record Memory(long usedBytes, long maxBytes) {}

  private record Known(String name, String role) {}

  private record Signed(
      String id, String name, String role, long startedAt, long lastSeenAt, String address) {}

  private void show(Context context) {
    Runtime runtime = Runtime.getRuntime();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("startedAt", startedAt);
    answer.put("topics", topics());
    answer.put(
        "database",
        new Kept(
            backend.database().bytes(),
            inspections.count(),
            inspections.earliestAt().orElse(null),
            backend.retention().keep().toDays(),
            backend.retention().most()));
    answer.put("clients", events.clients());
    answer.put(
        "memory", new Memory(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()));
    answer.put("evidence", backend.places().evidence().isPresent() ? "configured" : "none");
    answer.put("reports", backend.places().reports().isPresent() ? "configured" : "none");
    answer.put("index", backend.places().index().flatMap(SimilarFindings::published).orElse(null));
    answer.put("users", users());
    answer.put("sessions", sessions());
    Json.answer(context, answer);
  }

  /** All that the console reads, also what has said nothing yet. */
  private List<Read> topics() {
    Map<String, Reading.TopicState> read =
        reading.topics().stream()
            .collect(Collectors.toMap(Reading.TopicState::topic, state -> state));
    Map<String, Long> behind = backend.live().progress().behind();
    return Feed.topics().stream()
        .map(Topic::topicName)
        .sorted()
        .map(
            name -> {
              Reading.TopicState state =
                  read.getOrDefault(name, new Reading.TopicState(name, 0, 0, 0));
              return new Read(
                  name,
                  state.partitions(),
                  state.next() - state.toFill(),
                  behind.get(name),
                  state.toFill());
            })
        .toList();
  }

  private List<Known> users() {
    return access.signIn().map(SignIn::users).orElse(List.of()).stream()
        .map(user -> new Known(user.name(), user.role().text()))
        .toList();
  }

  private List<Signed> sessions() {
    return access.sessions().all().stream()
        .map(
            listed ->
                new Signed(
                    listed.session().id(),
                    listed.session().name(),
                    listed.session().role().text(),
                    listed.session().startedAt(),
                    listed.lastSeenAt(),
                    listed.session().origin().address()))
        .toList();
  }

  private void end(Context context) {
    access.sessions().end(context.pathParam("session"));
    context.status(204);
  }
}
