package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import lineside.console.problem.Problem;
import lineside.console.security.Session;
import lineside.console.security.SignIn;
import org.jspecify.annotations.Nullable;

/** Who is signed in; signing in and out. */
final class SessionRoutes {
  private static final int MOST_NAME = 64;

  private final Access access;
  private final String anonymousCsrf;
  private final String version;
  private final Map<String, String> links;

  /**
   * @param clusterPage address of Flink's page, linked to
   */
  SessionRoutes(Access access, String anonymousCsrf, Optional<String> clusterPage) {
    this.access = access;
    this.links = clusterPage.map(page -> Map.of("cluster", page)).orElse(Map.of());
    this.anonymousCsrf = anonymousCsrf;
    String built = SessionRoutes.class.getPackage().getImplementationVersion();
    this.version = built == null ? "development" : built;
  }

  void add(Javalin javalin) {
    javalin.get("/api/session", this::show, Needs.NOBODY);
    javalin.post("/api/session", this::signIn, Needs.NOBODY);
    javalin.delete("/api/session", this::signOut, Needs.NOBODY);
  }

  private record Who(String name, String role) {}

  private record Answer(
      @Nullable Who user,
      String csrf,
      String mode,
      @Nullable Long expiresAt,
      String version,
      Map<String, String> links) {}

  private record Credentials(@Nullable String name, @Nullable String password) {}

  private void show(Context context) {
    Optional<Session> session = access.session(context);
    if (session.isEmpty() && access.isDemo()) {
      session = Optional.of(access.openDemo(context));
    }
    answer(context, session);
  }

  private void signIn(Context context) {
    Credentials given = Json.read(context, Credentials.class);
    SignIn signIn =
        access
            .signIn()
            .orElseThrow(
                () -> Problem.badRequest("name", "everybody is signed in already in a demo"));
    String name = given.name();
    String password = given.password();
    if (name == null || password == null || name.isBlank() || name.length() > MOST_NAME) {
      throw new Problem(
          Problem.Kind.WRONG_NAME_OR_PASSWORD, "The name or the password is not right.");
    }
    access.session(context).ifPresent(before -> access.sessions().end(before.id()));
    Session session =
        access.give(context, signIn.signIn(name, password.toCharArray(), Access.origin(context)));
    answer(context, Optional.of(session));
  }

  private void signOut(Context context) {
    access.signOut(context);
    context.status(204);
  }

  private void answer(Context context, Optional<Session> session) {
    Json.answer(
        context,
        new Answer(
            session.map(s -> new Who(s.name(), s.role().text())).orElse(null),
            session.map(Session::csrf).orElse(anonymousCsrf),
            access.isDemo() ? "demo" : "password",
            session.map(access.sessions()::endOf).orElse(null),
            version,
            links));
  }
}
