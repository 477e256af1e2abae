package lineside.analyzer.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real HTTP server that answers well, wrongly, too late, too much or not at all. */
class ChatNarratorIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PICTURE = "data:image/png;base64,AAAA";
  private static final Facts FACTS =
      new Facts(
          List.of("Made: 12,480 parts"),
          List.of(
              new Facts.PatternFacts(
                  1,
                  List.of("Scratch at a1 goes together with pallet 5: 79 of 1,192 parts"),
                  List.of(PICTURE))));
  private static final String GOOD =
      told("Scratches at a1 go together with pallet 5, on 79 of 1,192 parts.");
  private static final String ADDED = told("Scratches at a1 cost 4,000 euros.");

  /** Answers in turn; the last one again and again. */
  private interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          questions.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
          keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          Reply reply;
          synchronized (replies) {
            reply = replies.size() > 1 ? replies.poll() : replies.peek();
          }
          reply.to(exchange);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void tellsWhatKeepsToTheFacts() {
    replies.add(chat(GOOD));

    Narration narration = narrator().tell(FACTS);

    assertThat(narration.text())
        .isEqualTo("Scratches at a1 go together with pallet 5, on 79 of 1,192 parts.");
    assertThat(narration.author()).isEqualTo("a-model");
    assertThat(keys).containsExactly("Bearer secret");
    JsonNode question = questions.get(0);
    assertThat(question.path("messages").path(1).path("content").path(0).path("text").asText())
        .contains("goes together with pallet 5");
    assertThat(question.toString()).contains(PICTURE);
  }

  @Test
  void asksOnceMoreWithWhatWasWrong() {
    replies.add(chat(ADDED));
    replies.add(chat("```json\n" + GOOD + "\n```"));

    assertThat(narrator().tell(FACTS).sentences()).hasSize(1);
    assertThat(questions).hasSize(2);
    assertThat(questions.get(1).path("messages").path(3).path("content").asText())
        .contains("'4000' does not stand in the facts");
  }

  @Test
  void tellsNothingWhenAFigureIsAddedAgain() {
    replies.add(chat(ADDED));

    Narration narration = narrator().tell(FACTS);

    assertThat(narration.sentences()).isEmpty();
    assertThat(narration.problem()).contains("4000");
    assertThat(questions).hasSize(2);
  }

  @Test
  void tellsNothingWhenTheAnswerIsNoUse() {
    assertThat(problem(chat("Certainly! All is well."))).contains("not the JSON");
    assertThat(problem(chat("{\"sentences\":[]}"))).contains("0 sentences");
    assertThat(problem(chat("{\"sentences\":7}"))).contains("not the JSON");
    assertThat(problem(chat(told("x".repeat(500))))).contains("500 characters");
    assertThat(problem(text(200, "<html>busy</html>"))).contains("no JSON");
    assertThat(problem(text(200, "{\"choices\":[]}"))).contains("choices[0]");
    assertThat(problem(text(503, "{}"))).contains("503");
    assertThat(problem(text(302, "{}"))).contains("302");
  }

  @Test
  void waitsNoLongerThanItsTimeForAnAnswer() {
    replies.add(exchange -> awaitEnd());

    assertThat(narrator(Duration.ofMillis(300)).tell(FACTS).problem()).contains("no whole answer");
  }

  @Test
  void waitsNoLongerThanItsTimeForTheEndOfAnAnswer() {
    replies.add(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          awaitEnd();
        });

    assertThat(narrator(Duration.ofMillis(300)).tell(FACTS).problem()).contains("no whole answer");
  }

  @Test
  void readsNoAnswerWithoutEnd() {
    replies.add(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            byte[] block = new byte[1 << 16];
            while (ended.getCount() > 0) {
              out.write(block);
            }
          }
        });

    assertThat(narrator().tell(FACTS).problem()).contains("more than");
  }

  @Test
  void refusesAddressesAndKeysThatCanNotBeWithoutRepeatingThem() {
    for (String address : List.of("http:///v1", "http://user:secret@gpu-1/v1", "file:///secret")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ChatEndpoint(URI.create(address), "", Duration.ofSeconds(1)))
          .withMessageContaining("narrator")
          .withMessageNotContaining("secret");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ChatEndpoint(
                    URI.create("http://gpu-1/v1"), "\ufeffsecret", Duration.ofSeconds(1)))
        .withMessageNotContaining("secret");
  }

  @Test
  void tellsThatNobodyIsThere() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    ChatEndpoint nobody =
        new ChatEndpoint(URI.create("http://localhost:" + free + "/v1"), "", Duration.ofSeconds(5));

    assertThat(new ChatNarrator(nobody, "a-model").tell(FACTS).problem()).contains("not reachable");
  }

  @Test
  void asksNobodyAgainAboutTheSameFacts(@TempDir Path folder) throws IOException {
    replies.add(chat(GOOD));
    Path file = folder.resolve("narration.json");
    Narrator narrator = new KeptNarrator(file, "a-model", narrator());

    Narration first = narrator.tell(FACTS);

    assertThat(new KeptNarrator(file, "a-model", narrator()).tell(FACTS)).isEqualTo(first);
    assertThat(questions).hasSize(1);
    new KeptNarrator(file, "another", narrator()).tell(FACTS);
    assertThat(questions).hasSize(2);
    for (String torn : List.of("torn", "{}", "null", "{\"of\":null,\"narration\":{}}")) {
      Files.writeString(file, torn);
      assertThat(narrator.tell(FACTS)).isEqualTo(first);
    }
    Files.writeString(file, Files.readString(file).replace("79 of", "97 of"));
    assertThat(narrator.tell(FACTS)).isEqualTo(first);
  }

  private String problem(Reply reply) {
    synchronized (replies) {
      replies.clear();
      replies.add(reply);
    }
    Narration narration = narrator().tell(FACTS);
    assertThat(narration.sentences()).isEmpty();
    return narration.problem();
  }

  private void awaitEnd() throws IOException {
    try {
      ended.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private ChatNarrator narrator() {
    return narrator(Duration.ofSeconds(20));
  }

  private ChatNarrator narrator(Duration timeout) {
    URI base = URI.create("http://localhost:" + server.getAddress().getPort() + "/v1/");
    return new ChatNarrator(new ChatEndpoint(base, "secret", timeout), "a-model");
  }

  private static String told(String text) {
    return "{\"sentences\":[{\"text\":\"" + text + "\",\"patterns\":[1]}]}";
  }

  private static Reply chat(String content) {
    return text(
        200,
        JSON.createObjectNode()
            .set(
                "choices",
                JSON.createArrayNode()
                    .add(
                        JSON.createObjectNode()
                            .set(
                                "message",
                                JSON.createObjectNode()
                                    .put("role", "assistant")
                                    .put("content", content))))
            .toString());
  }

  private static Reply text(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    };
  }
}
