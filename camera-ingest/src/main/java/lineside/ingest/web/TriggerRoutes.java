package lineside.ingest.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lineside.ingest.trigger.AskedImage;
import lineside.ingest.trigger.CallTriggers;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /cameras/ID/triggers} with {@code {"partId": ..., "recipeId": ..., "attempt": 1,
 * "encoderPositionMm": null, "requestId": ""}}: asks a camera for an image. 202 says that the
 * trigger is journaled and will end in a frame or a recorded loss, 200 that a request of that id
 * was accepted before, 503 that nothing was accepted, 504 that it is not known. Thread-safe.
 */
public final class TriggerRoutes implements Routes {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Map<String, CallTriggers> byCamera = new ConcurrentHashMap<>();

  /** Lets a camera be asked. */
  public void add(String cameraId, CallTriggers triggers) {
    byCamera.put(cameraId, triggers);
  }

  /** No longer lets a camera be asked. */
  public void remove(String cameraId) {
    byCamera.remove(cameraId);
  }

  @Override
  public void addTo(Javalin server) {
    server.post("/cameras/{camera}/triggers", this::answer);
  }

  private void answer(Context call) throws InterruptedException {
    String cameraId = call.pathParam("camera");
    CallTriggers triggers = byCamera.get(cameraId);
    if (triggers == null) {
      say(call, HttpStatus.NOT_FOUND, "no camera of that name is triggered by calls: " + cameraId);
      return;
    }
    try {
      AskedImage asked = JSON.readValue(call.bodyAsBytes(), Body.class).asked();
      tell(call, triggers.ask(asked, PATIENCE));
    } catch (JsonProcessingException bad) {
      say(call, HttpStatus.BAD_REQUEST, "no request: " + bad.getOriginalMessage());
    } catch (IOException | IllegalArgumentException bad) {
      say(call, HttpStatus.BAD_REQUEST, "no request: " + bad.getMessage());
    }
  }

  private static void tell(Context call, CallTriggers.Answer answer) {
    switch (answer) {
      case ACCEPTED -> say(call, HttpStatus.ACCEPTED, "accepted");
      case REPEATED -> say(call, HttpStatus.OK, "accepted before");
      case BUSY -> {
        call.header("Retry-After", "1");
        say(call, HttpStatus.SERVICE_UNAVAILABLE, "not accepted, ask again");
      }
      case UNKNOWN ->
          say(call, HttpStatus.GATEWAY_TIMEOUT, "not known, ask again with the same requestId");
    }
  }

  private static void say(Context call, HttpStatus status, String words) {
    String quoted = JSON.createObjectNode().put("answer", words).toString();
    call.status(status).contentType(ContentType.APPLICATION_JSON).result(quoted);
  }

  /** The body of a call. */
  private record Body(
      @JsonProperty("requestId") @Nullable String requestId,
      @JsonProperty("partId") @Nullable String partId,
      @JsonProperty("attempt") @Nullable Integer attempt,
      @JsonProperty("recipeId") @Nullable String recipeId,
      @JsonProperty("encoderPositionMm") @Nullable Double encoderPositionMm) {

    AskedImage asked() {
      return new AskedImage(
          requestId == null ? "" : requestId,
          partId == null ? "" : partId,
          attempt == null ? 1 : attempt,
          recipeId == null ? "" : recipeId,
          encoderPositionMm);
    }
  }
}
