package lineside.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import lineside.ingest.trigger.CallTriggers;
import lineside.ingest.trigger.TriggerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerRoutesTest {
  private static final String WHOLE =
      "{\"requestId\": \"r-1\", \"partId\": \"P-7\", \"attempt\": 2, \"recipeId\": \"bracket-a\","
          + " \"encoderPositionMm\": 12.5}";

  private final CallTriggers triggers = new CallTriggers();
  private final BlockingQueue<TriggerRequest> requests = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Thread agent = new Thread(this::accept);
  private IngestWeb web;
  private volatile boolean isOver;

  @BeforeEach
  void serve() throws IOException {
    TriggerRoutes routes = new TriggerRoutes();
    routes.add("a-top", triggers);
    web = IngestWeb.start(new WebSettings("127.0.0.1", 0), List.of(routes));
    agent.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    endTheAgent();
    web.close();
  }

  @Test
  void asksTheCameraForAnImageOfThePart() throws Exception {
    HttpResponse<String> answer = post("a-top", WHOLE);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(words(answer)).isEqualTo("accepted");
    assertThat(requests.take()).isEqualTo(new TriggerRequest(0, "P-7", 2, "bracket-a", 12.5, null));
  }

  @Test
  void fillsInWhatMayBeLeftOut() throws Exception {
    HttpResponse<String> answer = post("a-top", "{\"partId\": \"P-8\", \"recipeId\": \"b\"}");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(requests.take()).isEqualTo(new TriggerRequest(0, "P-8", 1, "b", null, null));
  }

  @Test
  void saysThatARequestWasAcceptedBefore() throws Exception {
    post("a-top", WHOLE);

    HttpResponse<String> again = post("a-top", WHOLE);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(words(again)).isEqualTo("accepted before");
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no json                                                        | no request: ",
        "null                                                           | it is null",
        "{\"partId\": \"\", \"recipeId\": \"r\"}                        | partId has 0 characters",
        "{\"partId\": \"P-1\"}                                          | recipeId has 0 characters",
        "{\"partId\": \"P-1\", \"recipeId\": \"r\", \"attempt\": 0}     | attempt is 0, at least 1",
        "{\"partId\": \"P-1\", \"recipeId\": \"r\", \"attempt\": 1.5}   | attempt",
        "{\"partId\": \"P-1\", \"recipeId\": \"r\", \"recipe\": \"r\"}  | recipe",
        "{\"partId\": \"P-1\", \"recipeId\": \"r\"} and more            | no request: "
      })
  void saysWhatIsWrongWithARequest(String body, String words) throws Exception {
    HttpResponse<String> answer = post("a-top", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(words(answer)).contains(words);
    assertThat(requests).isEmpty();
  }

  @Test
  void refusesWhatIsTooLongToBeRemembered() throws Exception {
    String body =
        "{\"partId\": \"P-1\", \"recipeId\": \"r\", \"requestId\": \"" + "x".repeat(129) + "\"}";

    assertThat(words(post("a-top", body))).contains("requestId has 129 characters, at most 128");
    assertThat(post("a-top", " ".repeat(70_000)).statusCode()).isEqualTo(400);
  }

  @Test
  void doesNotKnowCamerasThatAreNotTriggeredByCalls() throws Exception {
    HttpResponse<String> answer = post("b-top", WHOLE);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(words(answer)).contains("no camera of that name is triggered by calls");
  }

  @Test
  void doesNotKnowACameraThatWasRemoved() throws Exception {
    post("a-top", WHOLE);
    endTheAgent();

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer = post("a-top", WHOLE);

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(words(answer)).contains("or no longer: a-top");
    }
  }

  private HttpResponse<String> post(String camera, String body) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + web.port() + "/cameras/" + camera + "/triggers");
    return client.send(
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String words(HttpResponse<String> answer) throws IOException {
    return JsonMapper.builder().build().readTree(answer.body()).get("answer").asText();
  }

  private void endTheAgent() throws InterruptedException {
    isOver = true;
    agent.join();
  }

  /** What the agent of the camera does. */
  private void accept() {
    while (!isOver) {
      Optional<TriggerRequest> request = triggers.next();
      request.ifPresent(
          asked -> {
            triggers.accepted(asked.at(1500));
            requests.add(asked);
          });
      LockSupport.parkNanos(1_000_000);
    }
    triggers.close();
  }
}
