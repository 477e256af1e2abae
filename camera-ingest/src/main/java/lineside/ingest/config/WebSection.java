package lineside.ingest.config;

import java.util.List;
import lineside.ingest.web.WebSettings;
import org.jspecify.annotations.Nullable;

/** Reads the keys of the HTTP server, which runs where a port is named. */
final class WebSection {
  private static final int MAX_PORT = 65_535;

  private WebSection() {}

  static @Nullable WebSettings read(Section root, List<CameraConfig> cameras) {
    String host = root.text("http-host", WebSettings.DEFAULT_HOST);
    int port = root.number("http-port", 0);
    if (port < 0 || port > MAX_PORT) {
      root.problem("http-port", "is " + port + ", 0 to " + MAX_PORT);
      port = 0;
    }
    if (root.has("http-port")) {
      return new WebSettings(host, port);
    }
    if (root.has("http-host")) {
      root.problem("http-port", "is missing, there is an http-host");
    }
    cameras.stream()
        .filter(WebSection::isCalled)
        .findFirst()
        .ifPresent(
            camera ->
                root.problem(
                    "http-port",
                    "is missing, camera " + camera.name().cameraId() + " is called by HTTP"));
    return null;
  }

  private static boolean isCalled(CameraConfig camera) {
    LiveSource live = camera.live();
    if (live instanceof LiveSource.Stream stream) {
      return stream.trigger().choice() == TriggerChoice.CALL;
    }
    if (live instanceof LiveSource.Gige gige) {
      return gige.trigger().choice() == TriggerChoice.CALL;
    }
    if (live instanceof LiveSource.Usb usb) {
      return usb.trigger().choice() == TriggerChoice.CALL;
    }
    return live instanceof LiveSource.Pushed;
  }
}
