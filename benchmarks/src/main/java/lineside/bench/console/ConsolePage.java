package lineside.bench.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;

/** Asks a console as a page does. Thread-safe. */
final class ConsolePage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data: ";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final String address;

  /** At an address that ends with a slash. */
  ConsolePage(String address) {
    this.address = address;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address + path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    return JSON.readTree(answer.body());
  }

  /** Takes every event with the wall clock of its arrival, milliseconds, until the stream ends. */
  void listen(ObjLongConsumer<JsonNode> taker) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address + "api/events"))
                .header("Accept", "text/event-stream")
                .build(),
            HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      lines.filter(line -> line.startsWith(DATA)).forEach(line -> take(line, taker));
    }
  }

  private static void take(String line, ObjLongConsumer<JsonNode> taker) {
    long at = System.currentTimeMillis();
    try {
      taker.accept(JSON.readTree(line.substring(DATA.length())), at);
    } catch (IOException e) {
      throw new IllegalStateException("an event that is no JSON", e);
    }
  }
}
