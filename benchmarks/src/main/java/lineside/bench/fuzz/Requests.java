package lineside.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/**
 * Requests as they go over the wire, whole or with their line, headers or body damaged. Used by one
 * thread.
 */
final class Requests {
  private static final List<String> WORDS =
      List.of(
          "",
          "0",
          "-1",
          "1e309",
          "9223372036854775808",
          "null",
          "NaN",
          "true",
          "%00",
          "%2e%2e%2f",
          "..%5c..%5c",
          "<script>",
          "' or 1=1 --",
          "\u0000",
          "\uD83D\uDE00",
          "[]",
          "{}",
          "a".repeat(5000),
          "%F0%28%8C%28",
          "part-1",
          "open",
          "all",
          "2026-03-02T06:00:00Z");

  private final Random random;
  private final String host;
  private final List<Template> templates;
  private String session = "";

  /**
   * A route.
   *
   * @param method of the request
   * @param path with {@code *} for whatever
   * @param headers lines, each with its end
   * @param body of the request
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
  record Template(String method, String path, String headers, byte[] body) {
    /** Whether it ends the session that it is sent with. */
    boolean signsOut() {
      return method.equals("DELETE") || path.equals("/api/session");
    }

    static Template get(String path) {
      return new Template("GET", path, "", new byte[0]);
    }

    static Template json(String method, String path, String body) {
      return new Template(method, path, "Content-Type: application/json\r\n", body.getBytes(UTF_8));
    }
  }

  Requests(long seed, String host, List<Template> templates) {
    this.random = new Random(seed);
    this.host = host;
    this.templates = List.copyOf(templates);
  }

  /** Header lines that say who asks, on most requests. */
  void signedIn(String headers) {
    session = headers;
  }

  /** One more. */
  byte[] next() {
    Template template = templates.get(random.nextInt(templates.size()));
    StringBuilder path = new StringBuilder();
    for (String piece : template.path().split("\\*", -1)) {
      path.append(path.isEmpty() ? "" : word()).append(piece);
    }
    byte[] body = damaged(template.body());
    long length = random.nextInt(50) == 0 ? random.nextLong() : body.length;
    String head =
        template.method()
            + " "
            + path.toString().replace(' ', '+')
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\n"
            + (template.signsOut() || random.nextInt(10) == 0 ? "" : session)
            + template.headers().replace("*", word())
            + "Content-Length: "
            + length
            + "\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    byte[] line = head.getBytes(UTF_8);
    request.writeBytes(random.nextInt(5) == 0 ? damaged(line) : line);
    request.writeBytes(body);
    return request.toByteArray();
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private byte[] damaged(byte[] whole) {
    if (whole.length == 0 || random.nextInt(4) == 0) {
      return whole;
    }
    Mutation[] ways = Mutation.values();
    byte[] bytes = ways[random.nextInt(ways.length)].of(whole, word().getBytes(UTF_8), random);
    return bytes == null ? new byte[0] : bytes;
  }
}
