package lineside.analyzer.narrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A server that speaks OpenAI's chat completions, as vLLM, llama.cpp and Ollama do inside a plant.
 * Used by one thread.
 *
 * @param base up to and without {@code /chat/completions}, for example {@code http://gpu-1:8000/v1}
 * @param key sent as bearer token; empty for none
 * @param timeout from the question to the last byte of the answer
 */
public record ChatEndpoint(URI base, String key, Duration timeout) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final Pattern VISIBLE = Pattern.compile("[!-~]*");

  /** An answer of a few sentences has some thousand bytes. */
  private static final int MOST_BYTES = 1 << 20;

  /** Refuses what is no address of such a server. */
  public ChatEndpoint {
    if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
      throw new IllegalArgumentException("the narrator's address is not http or https");
    }
    if (base.getHost() == null || base.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "the narrator's address needs a host, and no user: a key goes into a file");
    }
    if (!VISIBLE.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "the narrator's key has characters that no header takes, a line break for example");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the narrator's time is " + timeout + ", must be above 0");
    }
  }

  /** Without the key, which belongs in no log. */
  @Override
  public String toString() {
    return base.toString();
  }

  /** Asks; the text of the first choice. */
  String ask(JsonNode question) throws NarrationException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(base.toString().replaceAll("/+$", "") + "/chat/completions"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question.toString()));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.build(), info -> new BoundedBody(MOST_BYTES).subscriber());
    try {
      return text(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      throw new NarrationException("no whole answer within " + timeout.toSeconds() + " s", late);
    } catch (ExecutionException failed) {
      throw new NarrationException("not reachable: " + failed.getCause(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NarrationException("the run was stopped", stopped);
    } finally {
      answer.cancel(true);
    }
  }

  private static String text(HttpResponse<byte[]> response) throws NarrationException {
    if (response.statusCode() != OK) {
      throw new NarrationException("it answered with HTTP status " + response.statusCode());
    }
    try {
      JsonNode content =
          JSON.readTree(response.body()).path("choices").path(0).path("message").path("content");
      if (!content.isTextual()) {
        throw new NarrationException("its answer has no choices[0].message.content");
      }
      return content.asText();
    } catch (JsonProcessingException e) {
      throw new NarrationException("its answer is no JSON", e);
    } catch (IOException e) {
      throw new NarrationException("its answer can't be read", e);
    }
  }

  /** Collects a body up to a bound. */
  private static final class BoundedBody {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int most;

    BoundedBody(int most) {
      this.most = most;
    }

    HttpResponse.BodySubscriber<byte[]> subscriber() {
      return HttpResponse.BodySubscribers.mapping(
          HttpResponse.BodySubscribers.ofByteArrayConsumer(this::take),
          unused -> bytes.toByteArray());
    }

    private void take(Optional<byte[]> some) {
      some.ifPresent(bytes::writeBytes);
      if (bytes.size() > most) {
        throw new IllegalStateException("the answer has more than " + most + " bytes");
      }
    }
  }
}
