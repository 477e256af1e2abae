package lineside.console.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Map;
import java.util.Optional;
import lineside.console.problem.Problem;
import lineside.console.security.Role;
import lineside.console.security.Session;
import lineside.console.security.Sessions;
import lineside.console.security.SignIn;
import org.jspecify.annotations.Nullable;

/** Knows who asks, by the cookie. Thread-safe. */
final class Access {
  static final String COOKIE = "lineside-session";
  static final String CSRF_HEADER = "X-Lineside-Csrf";
  private static final String ATTRIBUTE = "lineside.session";
  private static final String DEMO_USER = "demo";

  private final Sessions sessions;
  private final Optional<SignIn> signIn;
  private final boolean isSecure;

  /**
   * @param signIn empty in a demo, where everybody is somebody
   * @param isSecure whether the cookie may travel over encrypted connections only
   */
  Access(Sessions sessions, Optional<SignIn> signIn, boolean isSecure) {
    this.sessions = sessions;
    this.signIn = signIn;
    this.isSecure = isSecure;
  }

  Sessions sessions() {
    return sessions;
  }

  Optional<SignIn> signIn() {
    return signIn;
  }

  boolean isDemo() {
    return signIn.isEmpty();
  }

  /** Who asks; empty when nobody is signed in. */
  Optional<Session> session(Context context) {
    Session known = context.attribute(ATTRIBUTE);
    if (known != null) {
      return Optional.of(known);
    }
    String secret = context.cookie(COOKIE);
    Optional<Session> found =
        secret == null ? Optional.empty() : sessions.find(secret, origin(context).agent());
    found.ifPresent(session -> context.attribute(ATTRIBUTE, session));
    return found;
  }

  /**
   * Who asks.
   *
   * @throws Problem when nobody is signed in, or has not the role
   */
  Session require(Context context, Role role) {
    Session session = session(context).orElseThrow(() -> notSignedIn(context));
    if (!session.role().covers(role)) {
      throw new Problem(
          Problem.Kind.NOT_ALLOWED,
          "This needs the role %s; %s has the role %s."
              .formatted(role.text(), session.name(), session.role().text()),
          Map.of("needs", role.text()));
    }
    return session;
  }

  /** Signs the demo's user in. */
  Session openDemo(Context context) {
    return give(context, sessions.open(DEMO_USER, Role.SERVICE, origin(context)));
  }

  /** Gives a browser the cookie of a session. */
  Session give(Context context, Sessions.Opened opened) {
    Cookie cookie = new Cookie(COOKIE, opened.secret());
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(isSecure);
    cookie.setSameSite(SameSite.STRICT);
    context.cookie(cookie);
    context.attribute(ATTRIBUTE, opened.session());
    return opened.session();
  }

  /** Takes the cookie away. */
  void signOut(Context context) {
    session(context).ifPresent(session -> sessions.end(session.id()));
    context.attribute(ATTRIBUTE, null);
    context.removeCookie(COOKIE, "/");
  }

  static Session.Origin origin(Context context) {
    @Nullable String agent = context.userAgent();
    return new Session.Origin(context.ip(), agent == null ? "" : agent);
  }

  private static Problem notSignedIn(Context context) {
    return context.cookie(COOKIE) == null
        ? new Problem(Problem.Kind.NOT_SIGNED_IN, "Please sign in.")
        : new Problem(Problem.Kind.SESSION_ENDED, "Your session has ended. Please sign in again.");
  }
}
