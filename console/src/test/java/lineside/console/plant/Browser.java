package lineside.console.plant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Speaks to a console as a page does: with its cookie and its token. */
public final class Browser {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String address;
  private String csrf = "";

  /** At an address that ends with a slash. */
  public Browser(String address) {
    this.address = address;
  }

  /** An answer. */
  public record Answer(int status, JsonNode body, HttpHeaders headers) {}

  /** Opens the page; in a demo that signs in. */
  public Answer open() throws Exception {
    Answer answer = get("api/session");
    csrf = answer.body().path("csrf").asText();
    return answer;
  }

  /** Signs in. */
  public Answer signIn(String name, String password) throws Exception {
    open();
    Answer answer = post("api/session", Map.of("name", name, "password", password));
    if (answer.status() == 200) {
      csrf = answer.body().path("csrf").asText();
    }
    return answer;
  }

  public Answer get(String path) throws Exception {
    return send(request(path).GET());
  }

  public Answer post(String path, Object body) throws Exception {
    return send(changing(path).POST(body(body)));
  }

  public Answer put(String path, Object body) throws Exception {
    return send(changing(path).PUT(body(body)));
  }

  public Answer delete(String path) throws Exception {
    return send(changing(path).DELETE());
  }

  /** As a page that lost its token. */
  public void forgetToken() {
    csrf = "";
  }

  /** Sends any request. */
  public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    boolean isJson =
        response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    return new Answer(
        response.statusCode(),
        isJson ? JSON.readTree(response.body()) : JSON.nullNode(),
        response.headers());
  }

  /** A request with the browser's name. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).header("User-Agent", "test");
  }

  /** The client with the cookie. */
  public HttpClient client() {
    return client;
  }

  private HttpRequest.Builder changing(String path) {
    return request(path).header("X-Lineside-Csrf", csrf).header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher body(Object body) throws IOException {
    return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
  }
}
