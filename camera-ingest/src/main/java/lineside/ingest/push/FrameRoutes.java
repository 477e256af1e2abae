package lineside.ingest.push;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lineside.ingest.camera.Capture;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.encode.ImageHeader;
import lineside.ingest.encode.PixelLayout;
import lineside.ingest.encode.RawImage;
import lineside.ingest.web.JsonAnswer;
import lineside.ingest.web.Routes;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /frames}: takes an image for a camera of kind push. The body is the image (PNG or
 * JPEG; or pixels, with type application/octet-stream and the headers Lineside-Width,
 * Lineside-Height and Lineside-Pixel-Format), or multipart/form-data with the image as its file. In
 * headers, or in fields of the form: Lineside-Camera, Lineside-Part, and, if need be,
 * Lineside-Attempt, Lineside-Recipe, Lineside-Position-Mm. 202 says that the trigger is journaled:
 * the image ends in a frame or a recorded loss. 400 says what is wrong with it, 404 that no camera
 * of that name takes images, be it that it was removed, 413 that the image is too large, 503 that
 * nothing was taken, 504 that it is not known. Thread-safe.
 */
public final class FrameRoutes implements Routes {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<String, PushedImages> byCamera = new ConcurrentHashMap<>();

  /** Takes images for a camera, until they are closed. */
  public void add(String cameraId, PushedImages images) {
    byCamera.put(cameraId, images);
  }

  @Override
  public void addTo(Javalin server) {
    server.post("/frames", this::take);
  }

  private void take(Context call) throws InterruptedException {
    try {
      ImageBody.readForm(call);
      String cameraId = value(call, "Lineside-Camera");
      PushedImages images = byCamera.get(cameraId);
      if (images == null) {
        gone(call, cameraId);
        return;
      }
      PushedImage image =
          new PushedImage(
              value(call, "Lineside-Part"),
              whole(call, "Lineside-Attempt", 1),
              value(call, "Lineside-Recipe"),
              positionMm(call),
              content(call));
      PushedImages.Answer answer = images.offer(image, PATIENCE);
      if (answer == PushedImages.Answer.GONE) {
        byCamera.remove(cameraId, images);
        gone(call, cameraId);
        return;
      }
      tell(call, answer);
    } catch (ImageBody.TooLargeException large) {
      JsonAnswer.give(call, HttpStatus.CONTENT_TOO_LARGE, "not taken: " + large.getMessage());
    } catch (IllegalArgumentException | IOException bad) {
      // Reading the body is all that does input: whoever sent it sent it half or damaged.
      JsonAnswer.give(call, HttpStatus.BAD_REQUEST, "not taken: " + bad.getMessage());
    }
  }

  private static void gone(Context call, String cameraId) {
    JsonAnswer.give(
        call,
        HttpStatus.NOT_FOUND,
        "no camera takes images by this name, or no longer: '" + cameraId + "'");
  }

  private static void tell(Context call, PushedImages.Answer answer) {
    switch (answer) {
      case ACCEPTED -> JsonAnswer.give(call, HttpStatus.ACCEPTED, "accepted");
      case BUSY, GONE -> JsonAnswer.busy(call, "not taken, send it again");
      case UNKNOWN ->
          JsonAnswer.give(call, HttpStatus.GATEWAY_TIMEOUT, "it is not known what became of it");
    }
  }

  private static Capture content(Context call) throws IOException, ImageBody.TooLargeException {
    byte[] bytes = ImageBody.read(call);
    Optional<EncodedImage> encoded = ImageHeader.read(bytes);
    if (encoded.isPresent()) {
      return new Capture.Encoded(encoded.get());
    }
    String format = value(call, "Lineside-Pixel-Format");
    if (format.isEmpty()) {
      throw new IllegalArgumentException(
          "the image is neither PNG nor JPEG, and Lineside-Pixel-Format does not say what it is");
    }
    return new Capture.Raw(
        new RawImage(
            ByteBuffer.wrap(bytes),
            whole(call, "Lineside-Width", 0),
            whole(call, "Lineside-Height", 0),
            layout(format)),
        null);
  }

  private static PixelLayout layout(String format) {
    for (PixelLayout layout : PixelLayout.values()) {
      if (layout.name().equals(format)) {
        return layout;
      }
    }
    throw new IllegalArgumentException(
        "Lineside-Pixel-Format is '%s', expected one of %s"
            .formatted(format, Arrays.toString(PixelLayout.values())));
  }

  private static String value(Context call, String name) {
    String header = call.header(name);
    if (header != null || !call.isMultipartFormData()) {
      return header == null ? "" : header.strip();
    }
    String field = call.formParam(name);
    return field == null ? "" : field.strip();
  }

  private static int whole(Context call, String name, int otherwise) {
    String text = value(call, name);
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(name + " is '" + text + "', a whole number", wrong);
    }
  }

  private static @Nullable Double positionMm(Context call) {
    String text = value(call, "Lineside-Position-Mm");
    try {
      return text.isEmpty() ? null : Double.valueOf(text);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException("Lineside-Position-Mm is '" + text + "', a number", wrong);
    }
  }
}
