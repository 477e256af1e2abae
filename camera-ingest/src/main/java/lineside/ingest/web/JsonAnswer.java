package lineside.ingest.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** How every call is answered: {@code {"answer": "a sentence"}}. */
public final class JsonAnswer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonAnswer() {}

  /** Answers {@code call}. */
  public static void give(Context call, HttpStatus status, String words) {
    String quoted = JSON.createObjectNode().put("answer", words).toString();
    call.status(status).contentType(ContentType.APPLICATION_JSON).result(quoted);
  }

  /** Answers that the same call may be taken a second later. */
  public static void busy(Context call, String words) {
    call.header("Retry-After", "1");
    give(call, HttpStatus.SERVICE_UNAVAILABLE, words);
  }
}
