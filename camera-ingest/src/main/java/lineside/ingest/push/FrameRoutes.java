package lineside.ingest.push;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lineside.ingest.camera.Capture;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.encode.ImageHeader;
import lineside.ingest.encode.PixelLayout;
import lineside.ingest.encode.RawImage;
import lineside.ingest.web.Routes;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /frames}: takes an image for a camera of kind push. The body is the image (PNG or
 * JPEG; or pixels, with type application/octet-stream and the headers Lineside-Width,
 * Lineside-Height and Lineside-Pixel-Format), or multipart/form-data with the image as its file. In
 * headers, or in fields of the form: Lineside-Camera, Lineside-Part, and, if need be,
 * Lineside-Attempt, Lineside-Recipe, Lineside-Position-Mm. 202 says that the trigger is journaled:
 * the image ends in a frame or a recorded loss. 503 says that nothing was taken, 504 that it is not
 * known. Thread-safe.
 */
public final class FrameRoutes implements Routes {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<String, PushedImages> byCamera = new ConcurrentHashMap<>();

  /** Takes images for a camera. */
  public void add(String cameraId, PushedImages images) {
    byCamera.put(cameraId, images);
  }

  /** No longer takes images for a camera. */
  public void remove(String cameraId) {
    byCamera.remove(cameraId);
  }

  @Override
  public void addTo(Javalin server) {
    server.post("/frames", this::take);
  }

  private void take(Context call) throws InterruptedException, IOException {
    String cameraId = value(call, "Lineside-Camera");
    PushedImages images = byCamera.get(cameraId);
    if (images == null) {
      say(call, HttpStatus.NOT_FOUND, "no camera takes images by this name: '" + cameraId + "'");
      return;
    }
    try {
      PushedImage image =
          new PushedImage(
              value(call, "Lineside-Part"),
              whole(call, "Lineside-Attempt", 1),
              value(call, "Lineside-Recipe"),
              positionMm(call),
              content(call));
      tell(call, images.offer(image, PATIENCE));
    } catch (IllegalArgumentException bad) {
      say(call, HttpStatus.BAD_REQUEST, "not taken: " + bad.getMessage());
    }
  }

  private static void tell(Context call, PushedImages.Answer answer) {
    switch (answer) {
      case ACCEPTED -> say(call, HttpStatus.ACCEPTED, "accepted");
      case BUSY -> {
        call.header("Retry-After", "1");
        say(call, HttpStatus.SERVICE_UNAVAILABLE, "not taken, send it again");
      }
      case UNKNOWN -> say(call, HttpStatus.GATEWAY_TIMEOUT, "it is not known what became of it");
    }
  }

  private static void say(Context call, HttpStatus status, String words) {
    call.status(status).contentType("text/plain").result(words + "\n");
  }

  private static Capture content(Context call) throws IOException {
    byte[] bytes = bytes(call);
    if (bytes.length == 0) {
      throw new IllegalArgumentException("the image has no bytes");
    }
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
            PixelLayout.valueOf(format)),
        null);
  }

  private static byte[] bytes(Context call) throws IOException {
    if (!call.isMultipartFormData()) {
      return call.bodyAsBytes();
    }
    UploadedFile file =
        call.uploadedFiles().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the form has no file"));
    try (InputStream content = file.content()) {
      return content.readAllBytes();
    }
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
