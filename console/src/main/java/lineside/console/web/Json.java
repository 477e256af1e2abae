package lineside.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import lineside.console.problem.Problem;

/** JSON in and out, bounded. */
final class Json {
  /** Bytes of a request at most: no comment is longer. */
  static final int MOST_BYTES = 64 << 10;

  static final ObjectMapper MAPPER =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Json() {}

  /** Answers. */
  static void answer(Context context, Object content) {
    context
        .contentType("application/json; charset=utf-8")
        .header(Header.CACHE_CONTROL, "no-store")
        .result(text(content));
  }

  static String text(Object content) {
    try {
      return MAPPER.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what pages are told is always writable", e);
    }
  }

  /**
   * What was sent.
   *
   * @throws Problem when it is too large, or no such thing
   */
  static <T> T read(Context context, Class<T> type) {
    byte[] body = body(context);
    try {
      T content = MAPPER.readValue(body, type);
      if (content == null) {
        throw Problem.badRequest("body", "it is empty");
      }
      return content;
    } catch (IOException e) {
      throw new Problem(Problem.Kind.BAD_REQUEST, "What was sent is not what this address takes.");
    }
  }

  /** As above, as a tree. */
  static JsonNode tree(Context context) {
    return read(context, JsonNode.class);
  }

  private static byte[] body(Context context) {
    try (InputStream sent = context.req().getInputStream()) {
      byte[] body = sent.readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new Problem(
            Problem.Kind.TOO_LARGE,
            "That is too long: at most 64 KiB can be sent, and a comment has at most 1000"
                + " characters.");
      }
      return body;
    } catch (IOException e) {
      throw new Problem(Problem.Kind.BAD_REQUEST, "The request did not come whole.");
    }
  }
}
