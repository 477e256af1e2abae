package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.LinkedHashMap;
import java.util.Map;
import lineside.console.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what went wrong, as JSON with a plain sentence; never how it looks inside. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int SERVER_ERROR = 500;

  private Problems() {}

  static void tellBy(Javalin javalin) {
    javalin.exception(Problem.class, (problem, context) -> tell(context, problem));
    javalin.exception(
        HttpResponseException.class,
        (refused, context) -> {
          Problem.Kind kind =
              switch (refused.getStatus()) {
                case 404, 405 -> Problem.Kind.NOT_FOUND;
                case 413 -> Problem.Kind.TOO_LARGE;
                case 400 -> Problem.Kind.BAD_REQUEST;
                default -> Problem.Kind.FAILED;
              };
          tell(context, new Problem(kind, sentenceOf(kind)));
        });
    javalin.exception(
        Exception.class,
        (failure, context) -> {
          LOG.error("{} {} failed", context.method(), context.path(), failure);
          tell(context, new Problem(Problem.Kind.FAILED, sentenceOf(Problem.Kind.FAILED)));
        });
  }

  private static String sentenceOf(Problem.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> "There is nothing at this address.";
      case TOO_LARGE -> "That is too long.";
      case BAD_REQUEST -> "What was sent is not what this address takes.";
      default -> "Something failed inside the console. Please try again, and tell the service.";
    };
  }

  private static void tell(Context context, Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", problem.kind().key());
    body.put("text", problem.text());
    body.put("detail", problem.detail());
    context.status(problem.kind().status());
    if (problem.kind().status() == Problem.Kind.TOO_MANY_ATTEMPTS.status()) {
      context.header("Retry-After", String.valueOf(problem.detail().get("retryAfterSeconds")));
    }
    if (problem.kind().status() >= SERVER_ERROR) {
      LOG.warn("{} {}: {}", context.method(), context.path(), problem.text());
    }
    Json.answer(context, body);
  }
}
