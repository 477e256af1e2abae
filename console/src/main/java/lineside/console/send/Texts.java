package lineside.console.send;

import java.util.UUID;
import java.util.regex.Pattern;
import lineside.console.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Checks what persons write. */
public final class Texts {
  /** Characters of a comment or a reason at most. */
  public static final int MOST_COMMENT = 1000;

  private static final int MOST_PERSON = 64;
  private static final int MOST_KIND = 64;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private Texts() {}

  /** A comment; empty when none was given. */
  public static String comment(@Nullable String given) {
    String comment = given == null ? "" : given.strip();
    if (comment.length() > MOST_COMMENT) {
      throw new Problem(
          Problem.Kind.TOO_LARGE,
          "That comment has %d characters; at most %d can be kept. Please shorten it."
              .formatted(comment.length(), MOST_COMMENT));
    }
    return comment;
  }

  /** A reason, which must be given. */
  public static String why(@Nullable String given) {
    String why = comment(given);
    if (why.isEmpty()) {
      throw new Problem(Problem.Kind.WHY_MISSING, "Please say why: every change keeps its reason.");
    }
    return why;
  }

  /** An id that a page chose, or a new one. */
  public static String id(@Nullable String given) {
    if (given == null || given.isEmpty()) {
      return UUID.randomUUID().toString();
    }
    if (!ID.matcher(given).matches()) {
      throw Problem.badRequest("id", "it must be 1 to 64 letters, digits or dashes");
    }
    return given;
  }

  /** Who did it: whoever is signed in, or somebody at his device. */
  public static String actor(String signedIn, @Nullable String person) {
    String name = person == null ? "" : person.strip();
    if (name.length() > MOST_PERSON) {
      throw Problem.badRequest("person", "it has more than " + MOST_PERSON + " characters");
    }
    return name.isEmpty() || name.equals(signedIn) ? signedIn : name + " (" + signedIn + ")";
  }

  static String kind(@Nullable String given) {
    String kind = given == null ? "" : given.strip();
    if (kind.length() > MOST_KIND) {
      throw Problem.badRequest("kind", "it has more than " + MOST_KIND + " characters");
    }
    return kind;
  }
}
