package lineside.console.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import lineside.console.problem.Problem;
import lineside.console.security.Role;
import lineside.console.security.Session;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every request: headers that keep a browser from running, framing or guessing
 * anything, the host name (DNS rebinding), the session, the role, and that a change comes from our
 * own page.
 */
final class Guard {
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; font-src 'self'; media-src 'self' data: blob:; worker-src 'self';"
          + " frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

  /** The report carries its styles and pictures in itself and may run and load nothing. */
  private static final String REPORT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  private final Access access;
  private final Set<String> hostNames;
  private final String anonymousCsrf;
  private final boolean isEncrypted;

  Guard(Access access, ServeConfig config, String anonymousCsrf) {
    this.access = access;
    this.hostNames = config.acceptedNames();
    this.anonymousCsrf = anonymousCsrf;
    this.isEncrypted = config.tls().isPresent();
  }

  /** Before every request. */
  void headers(Context context) {
    boolean isReport = context.path().startsWith("/report/");
    context
        .header("Content-Security-Policy", isReport ? REPORT_POLICY : PAGE_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "SAMEORIGIN")
        .header("Referrer-Policy", "no-referrer")
        .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin");
    if (isEncrypted) {
      context.header("Strict-Transport-Security", "max-age=31536000");
    }
    String host = context.header("Host");
    String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
    if (!hostNames.isEmpty() && !hostNames.contains(name)) {
      throw new Problem(
          Problem.Kind.FOREIGN_HOST, "This console does not answer to that host name.");
    }
  }

  /** Before every route that exists. */
  void access(Context context) {
    for (RouteRole needed : context.routeRoles()) {
      Role role = needed instanceof Needs needs ? needs.role() : null;
      if (role != null) {
        access.require(context, role);
      }
    }
    if (!READING.contains(context.method())) {
      requireOurPage(context);
    }
  }

  private void requireOurPage(Context context) {
    String expected = access.session(context).map(Session::csrf).orElse(anonymousCsrf);
    String given = context.header(Access.CSRF_HEADER);
    String origin = context.header("Origin");
    boolean isOurs = origin == null || isOurOrigin(origin, context.header("Host"));
    if (!isOurs || given == null || !isEqual(expected, given)) {
      throw new Problem(
          Problem.Kind.CSRF,
          "The request did not come from this page. Please reload the page and try again.");
    }
  }

  private static boolean isOurOrigin(String origin, @Nullable String host) {
    try {
      return host != null && host.equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isEqual(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
