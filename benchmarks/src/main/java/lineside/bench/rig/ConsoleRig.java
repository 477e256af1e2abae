package lineside.bench.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code lineside console}, and what a page asks it. Used by one thread. */
public final class ConsoleRig implements AutoCloseable {
  private static final int HEAP_MEGABYTES = 224;
  private static final Duration START = Duration.ofMinutes(1);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final JavaProcess.Program program;
  private final JavaProcess.Where where;
  private final URI address;
  private JavaProcess process;
  private HttpClient page = newPage();

  private ConsoleRig(JavaProcess.Program program, JavaProcess.Where where, URI address)
      throws IOException {
    this.program = program;
    this.where = where;
    this.address = address;
    this.process = JavaProcess.start(program, where);
  }

  private static HttpClient newPage() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .cookieHandler(new CookieManager())
        .connectTimeout(ANSWER)
        .build();
  }

  /**
   * Starts one on the loopback; returns when it answers.
   *
   * @param directory for its state and its log
   */
  public static ConsoleRig start(String bootstrapServers, Path directory)
      throws IOException, InterruptedException {
    return start(bootstrapServers, directory, List.of());
  }

  /** The same with more options. */
  public static ConsoleRig start(String bootstrapServers, Path directory, List<String> options)
      throws IOException, InterruptedException {
    int port = FreePort.find();
    Path state = Files.createDirectories(directory.resolve("state"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--bootstrap-servers",
                bootstrapServers,
                "--state",
                state.toString(),
                "--port",
                Integer.toString(port)));
    arguments.addAll(options);
    ConsoleRig rig =
        new ConsoleRig(
            LinesideCommand.of(HEAP_MEGABYTES, "console", arguments),
            JavaProcess.Where.here(directory),
            URI.create("http://127.0.0.1:" + port + "/"));
    boolean isUp = false;
    try {
      Patience.await("the console", START, rig::answers);
      isUp = true;
      return rig;
    } finally {
      if (!isUp) {
        rig.close();
      }
    }
  }

  /** Whether it lets a page in. */
  public boolean answers() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new IOException("the console does not come up, see " + where.logs());
    }
    try {
      return !get("api/session").isMissingNode();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What it answers; nothing where it knows none. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        page.send(
            HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    return answer.statusCode() == 200
        ? new ObjectMapper().readTree(answer.body())
        : new ObjectMapper().missingNode();
  }

  /**
   * Signs in, and asks as this user from now on; who was signed in before stays so.
   *
   * @return header lines with which requests of others are this user's
   */
  public String signIn(String name, String password) throws IOException, InterruptedException {
    page = newPage();
    String csrf = get("api/session").path("csrf").asText();
    HttpResponse<byte[]> answer =
        page.send(
            HttpRequest.newBuilder(address.resolve("api/session"))
                .header("Content-Type", "application/json")
                .header("X-Lineside-Csrf", csrf)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        new ObjectMapper()
                            .createObjectNode()
                            .put("name", name)
                            .put("password", password)
                            .toString()))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("sign-in was answered with " + answer.statusCode());
    }
    String cookie = answer.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
    return "Cookie: %s\r\nX-Lineside-Csrf: %s\r\n"
        .formatted(cookie, new ObjectMapper().readTree(answer.body()).path("csrf").asText());
  }

  /** Whether it answers at all, to whomever. */
  public boolean isHealthy() throws IOException, InterruptedException {
    return page.send(
                HttpRequest.newBuilder(address.resolve("healthz")).timeout(ANSWER).build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode()
        < 500;
  }

  /** Where it serves. */
  public URI address() {
    return address;
  }

  /** The process that runs now. */
  public JavaProcess process() {
    return process;
  }

  /** Kills it and starts it again; returns at once. */
  public void restart() throws IOException, InterruptedException {
    process.kill();
    process = JavaProcess.start(program, where);
    page = newPage();
  }

  @Override
  public void close() {
    process.close();
  }
}
