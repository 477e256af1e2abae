package lineside.ingest.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import lineside.ingest.trigger.AskedImage;
import lineside.ingest.trigger.CallTriggers;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /cameras/ID/triggers} with {@code {"partId": ..., "recipeId": ..., "attempt": 1,
 * "encoderPositionMm": null, "requestId": ""}}: asks a camera for an image. 202 says that the
 * trigger is journaled and will end in a frame or a recorded loss, 200 that a request of that id
 * was accepted before, 400 what is wrong with the request, 404 that no camera of that name is
 * triggered by calls, be it that it was removed, 503 that nothing was accepted, 504 that it is not
 * known. Thread-safe.
 */
public final class TriggerRoutes implements Routes {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MAX_BODY_BYTES = 1 << 16;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private final Map<String, CallTriggers> byCamera = new ConcurrentHashMap<>();

  /** Lets a camera be asked, until its triggers are closed. */
  public void add(String cameraId, CallTriggers triggers) {
    byCamera.put(cameraId, triggers);
  }

  @Override
  public void addTo(Javalin server) {
    server.post("/cameras/{camera}/triggers", this::answer);
  }

  private void answer(Context call) throws InterruptedException {
    String cameraId = call.pathParam("camera");
    CallTriggers triggers = byCamera.get(cameraId);
    if (triggers == null) {
      gone(call, cameraId);
      return;
    }
    try {
      CallTriggers.Answer answer = triggers.ask(asked(call), PATIENCE);
      if (answer == CallTriggers.Answer.GONE) {
        byCamera.remove(cameraId, triggers);
        gone(call, cameraId);
        return;
      }
      tell(call, answer);
    } catch (JsonMappingException bad) {
      JsonAnswer.give(
          call,
          HttpStatus.BAD_REQUEST,
          "no request: " + where(bad) + ": " + bad.getOriginalMessage());
    } catch (JsonProcessingException bad) {
      JsonAnswer.give(call, HttpStatus.BAD_REQUEST, "no request: " + bad.getOriginalMessage());
    } catch (IOException | IllegalArgumentException bad) {
      JsonAnswer.give(call, HttpStatus.BAD_REQUEST, "no request: " + bad.getMessage());
    }
  }

  private static String where(JsonMappingException bad) {
    return bad.getPath().stream()
        .map(step -> String.valueOf(step.getFieldName()))
        .collect(Collectors.joining("."));
  }

  private static AskedImage asked(Context call) throws IOException {
    byte[] body = call.bodyInputStream().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new IOException("it has more than " + MAX_BODY_BYTES + " bytes");
    }
    Body read = JSON.readValue(body, Body.class);
    if (read == null) {
      throw new IOException("it is null");
    }
    return read.asked();
  }

  private static void gone(Context call, String cameraId) {
    JsonAnswer.give(
        call,
        HttpStatus.NOT_FOUND,
        "no camera of that name is triggered by calls, or no longer: " + cameraId);
  }

  private static void tell(Context call, CallTriggers.Answer answer) {
    switch (answer) {
      case ACCEPTED -> JsonAnswer.give(call, HttpStatus.ACCEPTED, "accepted");
      case REPEATED -> JsonAnswer.give(call, HttpStatus.OK, "accepted before");
      case BUSY, GONE -> JsonAnswer.busy(call, "not accepted, ask again");
      case UNKNOWN ->
          JsonAnswer.give(
              call, HttpStatus.GATEWAY_TIMEOUT, "not known, ask again with the same requestId");
    }
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
