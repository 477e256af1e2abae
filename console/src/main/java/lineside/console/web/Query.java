package lineside.console.web;

import io.javalin.http.Context;
import lineside.console.problem.Problem;
import lineside.console.store.Page;
import lineside.console.store.Period;
import org.jspecify.annotations.Nullable;

/** Parameters of a request. */
final class Query {
  private static final int MOST_CHARACTERS = 512;
  private static final int USUAL_LIMIT = 50;

  private final Context context;

  Query(Context context) {
    this.context = context;
  }

  /** A text; null when it is missing or empty. */
  @Nullable String text(String name) {
    String value = context.queryParam(name);
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (value.length() > MOST_CHARACTERS) {
      throw Problem.badRequest(name, "it has more than " + MOST_CHARACTERS + " characters");
    }
    return value;
  }

  /** A text that may be empty; null when it is missing. */
  @Nullable String maybeEmpty(String name) {
    String value = context.queryParam(name);
    return value != null && value.isEmpty() ? "" : text(name);
  }

  /** A text that must be there. */
  String required(String name) {
    String value = text(name);
    if (value == null) {
      throw Problem.badRequest(name, "it is missing");
    }
    return value;
  }

  int number(String name, int otherwise, int most) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number < 1 || number > most) {
        throw Problem.badRequest(name, "it must be 1 to " + most);
      }
      return number;
    } catch (NumberFormatException e) {
      throw Problem.badRequest(name, "it is no number");
    }
  }

  @Nullable Double decimal(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      return Double.valueOf(value);
    } catch (NumberFormatException e) {
      throw Problem.badRequest(name, "it is no number");
    }
  }

  /** {@code from} and {@code to}. */
  Period period() {
    return new Period(moment("from", Long.MIN_VALUE), moment("to", Long.MAX_VALUE));
  }

  /** {@code limit} and {@code cursor}. */
  Page.Request page() {
    String cursor = text("cursor");
    return new Page.Request(
        number("limit", USUAL_LIMIT, Page.Request.MOST),
        cursor == null
            ? null
            : Page.Position.parse(cursor)
                .orElseThrow(() -> Problem.badRequest("cursor", "it is none that was given")));
  }

  private long moment(String name, long otherwise) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw Problem.badRequest(name, "it is no moment in milliseconds");
    }
  }
}
