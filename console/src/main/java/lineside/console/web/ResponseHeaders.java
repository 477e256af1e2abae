package lineside.console.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Set;

/**
 * Sets the headers that keep a browser from running, framing or guessing anything, and refuses
 * requests that were sent to another host name (DNS rebinding).
 */
final class ResponseHeaders {
  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** The report carries its scripts and pictures in itself and may load nothing else. */
  private static final String REPORT_POLICY =
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
          + " img-src 'self' data:; font-src data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private ResponseHeaders() {}

  static void guard(Context context) {
    boolean isReport = context.path().startsWith("/report/");
    context
        .header("Content-Security-Policy", isReport ? REPORT_POLICY : PAGE_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin");
    String host = context.header("Host");
    if (host == null || !OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
      throw new ForbiddenResponse("this page answers to its loopback name only");
    }
  }
}
