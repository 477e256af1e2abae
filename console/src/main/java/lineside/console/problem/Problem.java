package lineside.console.problem;

import java.util.Locale;
import java.util.Map;

/**
 * Something that a person asked for and that cannot be done, with a key by which pages translate it
 * and a plain English sentence.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient Map<String, Object> detail;

  /** What went wrong, with the status of HTTP that says so. */
  public enum Kind {
    /** Nobody is signed in. */
    NOT_SIGNED_IN(401),
    /** The session has ended. */
    SESSION_ENDED(401),
    /** Name or password is wrong. */
    WRONG_NAME_OR_PASSWORD(401),
    /** Too many attempts to sign in. */
    TOO_MANY_ATTEMPTS(429),
    /** The role does not allow it. */
    NOT_ALLOWED(403),
    /** The request does not come from our page. */
    CSRF(403),
    /** The request was sent to another host name. */
    FOREIGN_HOST(403),
    /** No such part. */
    UNKNOWN_PART(404),
    /** No such alarm. */
    UNKNOWN_ALARM(404),
    /** No such crop. */
    UNKNOWN_CROP(404),
    /** No such recipe. */
    UNKNOWN_RECIPE(404),
    /** No such model. */
    UNKNOWN_MODEL(404),
    /** No such report. */
    UNKNOWN_REPORT(404),
    /** No such pattern. */
    UNKNOWN_PATTERN(404),
    /** No such address. */
    NOT_FOUND(404),
    /** The picture was deleted by retention. */
    PICTURE_GONE(410),
    /** The request is too large. */
    TOO_LARGE(413),
    /** The request cannot be understood. */
    BAD_REQUEST(400),
    /** No reason was given. */
    WHY_MISSING(400),
    /** Somebody else was faster. */
    CHANGED_MEANWHILE(409),
    /** There is nothing to go back to. */
    NOTHING_BEFORE(409),
    /** The broker does not answer. */
    BROKER_AWAY(503),
    /** No index of similar defects is published. */
    NO_INDEX(503),
    /** No evidence store is configured. */
    NO_EVIDENCE(503),
    /** Something failed. */
    FAILED(500);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** Status of HTTP. */
    public int status() {
      return status;
    }

    /** Key by which pages translate it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** With a sentence. */
  public Problem(Kind kind, String text) {
    this(kind, text, Map.of());
  }

  /** With a sentence and values of it. */
  public Problem(Kind kind, String text, Map<String, Object> detail) {
    super(text, null, false, false);
    this.kind = kind;
    this.detail = Map.copyOf(detail);
  }

  /** A field of a request that cannot be used. */
  public static Problem badRequest(String field, String problem) {
    return new Problem(
        Kind.BAD_REQUEST,
        "The field " + field + " cannot be used: " + problem + ".",
        Map.of("field", field, "problem", problem));
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** A plain sentence. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** Values of it. */
  public Map<String, Object> detail() {
    return detail;
  }
}
