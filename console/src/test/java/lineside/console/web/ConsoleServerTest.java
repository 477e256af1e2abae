package lineside.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lineside.console.board.Board;
import lineside.console.board.SampleMessages;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.FrameEncoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleServerTest {
  private static final String SCRIPT = "<script>alert(1)</script>";

  private final Board board = new Board();
  private final HttpClient http = HttpClient.newHttpClient();
  private ConsoleServer server;
  private Path directory;
  private Path report;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    this.directory = directory;
    report = Files.createDirectory(directory.resolve("report"));
    server =
        ConsoleServer.start(
            board,
            new ConsoleConfig(0, 1, Optional.of("http://127.0.0.1:8081/"), Optional.of(report)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void servesThePageWithHeadersThatForbidForeignScripts() throws Exception {
    HttpResponse<String> page = get("");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>Lineside</title>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
  }

  @Test
  void servesEveryFileThatThePageNames() throws Exception {
    for (String file : new String[] {"page/console.js", "page/console.css", "page/icon.svg"}) {
      assertThat(get(file).statusCode()).as(file).isEqualTo(200);
    }
  }

  @Test
  void deliversAnAlarmToAnOpenEventStream() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address("events")).header("Accept", "text/event-stream").build();
    try (InputStream stream = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      JsonNode before = nextBoard(lines);

      board.accept(SampleMessages.alarm("x", 0, AlarmPriority.HIGH, "3 of 10 parts scratched"));
      JsonNode after = nextBoard(lines);

      assertThat(before.at("/board/alarms")).isEmpty();
      assertThat(after.at("/board/alarms/0/message").asText()).isEqualTo("3 of 10 parts scratched");
      assertThat(after.at("/links/cluster").asText()).isEqualTo("http://127.0.0.1:8081/");
    }
  }

  @Test
  void keepsMarkupFromAMessageAsText() throws Exception {
    board.accept(SampleMessages.alarm("x", 0, AlarmPriority.HIGH, SCRIPT));

    HttpResponse<String> answer = get("board");

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(new ObjectMapper().readTree(answer.body()).at("/board/alarms/0/message").asText())
        .isEqualTo(SCRIPT);
  }

  @Test
  void drawsWithoutAnyCallThatParsesMarkup() throws Exception {
    assertThat(get("page/console.js").body())
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
  }

  @Test
  void servesThePictureOfAView() throws Exception {
    board.accept(SampleMessages.frame("a-top", 7, FrameEncoding.PNG, new byte[] {1, 2, 3}));

    HttpResponse<String> picture = get("frames/a-top/" + Identities.viewId("a-top", 1, 7));

    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(get("frames/a-top/unknown").statusCode()).isEqualTo(404);
  }

  @Test
  void linksTheReportOnceItIsThere() throws Exception {
    String before = get("board").body();
    Files.writeString(report.resolve("index.html"), "<p>report</p>");

    assertThat(before).doesNotContain("/report/index.html");
    assertThat(get("board").body()).contains("/report/index.html");
    assertThat(get("report/index.html").body()).isEqualTo("<p>report</p>");
  }

  @Test
  void servesNothingOutsideTheReportDirectory() throws Exception {
    Files.writeString(directory.resolve("secret.json"), "secret");
    Files.createSymbolicLink(report.resolve("link.json"), directory.resolve("secret.json"));

    assertThat(get("report/%2e%2e/secret.json").body()).doesNotContain("secret");
    assertThat(get("report/..%2fsecret.json").body()).doesNotContain("secret");
    assertThat(get("report/link.json").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesRequestsThatWereSentToAnotherHostName() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /board HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void takesTheNextPortWhenTheFirstIsTaken() {
    try (ConsoleServer second =
        ConsoleServer.start(
            new Board(),
            new ConsoleConfig(server.port(), 20, Optional.empty(), Optional.empty()))) {
      await().until(() -> second.port() > server.port());
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI address(String path) {
    return URI.create(server.address() + path);
  }

  private static JsonNode nextBoard(BufferedReader lines) throws IOException {
    boolean isBoard = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event:")) {
        isBoard = line.endsWith("board");
      } else if (isBoard && line.startsWith("data:")) {
        return new ObjectMapper().readTree(line.substring("data:".length()));
      }
    }
    throw new IOException("event stream ended");
  }
}
