package lineside.ingest.genicam;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to one camera that is acquiring, from {@link #open} to {@link #close}. Used by one
 * thread.
 */
final class GigeSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GigeSession.class);
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  /** Port of the GigE Vision control protocol. */
  private static final int CONTROL_PORT = 3956;

  /** Images that Aravis may fill ahead: what a pause of the garbage collector needs. */
  static final int BUFFERS = 8;

  private final Aravis aravis;
  private final AravisLibrary functions;
  private final Pointer camera;
  private @Nullable Pointer stream;

  private GigeSession(Aravis aravis, Pointer camera) {
    this.aravis = aravis;
    this.functions = aravis.functions();
    this.camera = camera;
  }

  /**
   * Connects, sets the camera and lets it acquire.
   *
   * @throws IOException when it does not answer or refuses a setting
   */
  static GigeSession open(Aravis aravis, GigeSettings settings) throws IOException {
    GigeSession session = new GigeSession(aravis, connect(aravis, settings));
    try {
      session.set(settings);
      session.acquire();
      return session;
    } catch (IOException refused) {
      session.close();
      throw refused;
    }
  }

  private static Pointer connect(Aravis aravis, GigeSettings settings) throws IOException {
    AravisLibrary functions = aravis.functions();
    String what = "connect to " + settings.device();
    if (!IPV4.matcher(settings.device()).matches()) {
      return aravis.ask(what, error -> functions.arv_camera_new(settings.device(), error));
    }
    // Discovery would answer on any network that the camera is seen through, and the camera would
    // stream there.
    Pointer here = aravis.inetAddress(localAddress(settings));
    Pointer there = aravis.inetAddress(settings.device());
    try {
      Pointer device = aravis.ask(what, error -> functions.arv_gv_device_new(here, there, error));
      try {
        return aravis.ask(what, error -> functions.arv_camera_new_with_device(device, error));
      } finally {
        aravis.release(device);
      }
    } finally {
      aravis.release(here);
      aravis.release(there);
    }
  }

  private static String localAddress(GigeSettings settings) throws IOException {
    if (!settings.interfaceAddress().isEmpty()) {
      return settings.interfaceAddress();
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      // Sends nothing; asks the routes.
      socket.connect(new InetSocketAddress(InetAddress.getByName(settings.device()), CONTROL_PORT));
      return socket.getLocalAddress().getHostAddress();
    }
  }

  private void set(GigeSettings settings) throws IOException {
    // A camera whose last user died may still be acquiring.
    aravis.run("stop", error -> functions.arv_camera_stop_acquisition(camera, error));
    if (!settings.pixelFormat().isEmpty()) {
      aravis.run(
          "set pixel format " + settings.pixelFormat(),
          error ->
              functions.arv_camera_set_pixel_format_from_string(
                  camera, settings.pixelFormat(), error));
    }
    Duration exposure = settings.exposure();
    if (exposure != null) {
      double micros = exposure.toNanos() / 1e3;
      aravis.run(
          "set exposure to " + micros + " us",
          error -> functions.arv_camera_set_exposure_time(camera, micros, error));
    }
    Double gain = settings.gainDb();
    if (gain != null) {
      aravis.run(
          "set gain to " + gain + " dB",
          error -> functions.arv_camera_set_gain(camera, gain, error));
    }
    switch (settings.trigger()) {
      case SOFTWARE -> setTrigger("Software");
      case LINE -> setTrigger("Line1");
      case FREE_RUN ->
          aravis.run("clear triggers", error -> functions.arv_camera_clear_triggers(camera, error));
    }
  }

  private void setTrigger(String source) throws IOException {
    aravis.run(
        "set trigger to " + source,
        error -> functions.arv_camera_set_trigger(camera, source, error));
  }

  private void acquire() throws IOException {
    int payload =
        aravis.ask("read payload", error -> functions.arv_camera_get_payload(camera, error));
    Pointer opened =
        aravis.ask(
            "create stream",
            error -> functions.arv_camera_create_stream(camera, null, null, error));
    stream = opened;
    for (int i = 0; i < BUFFERS; i++) {
      functions.arv_stream_push_buffer(
          opened, functions.arv_buffer_new_allocate(new NativeLong(payload)));
    }
    aravis.run("start", error -> functions.arv_camera_start_acquisition(camera, error));
    LOG.info("gige camera acquires (device={}, payload={} bytes)", describe(), payload);
  }

  private String describe() throws IOException {
    return aravis.ask(
            "read model",
            error -> String.valueOf(functions.arv_camera_get_model_name(camera, error)))
        + " "
        + aravis.ask(
            "read serial number",
            error -> String.valueOf(functions.arv_camera_get_device_serial_number(camera, error)));
  }

  /** Exposure time in microseconds, as the camera has it. */
  double exposureMicros() throws IOException {
    return aravis.ask(
        "read exposure", error -> functions.arv_camera_get_exposure_time(camera, error));
  }

  /** Gain in decibels, or in the camera's own steps where it knows no other, as it has it. */
  double gain() throws IOException {
    return aravis.ask("read gain", error -> functions.arv_camera_get_gain(camera, error));
  }

  /** Gives back images that came before anything asked for them. */
  void discardOld() {
    Pointer from = requireStream();
    Pointer old = functions.arv_stream_try_pop_buffer(from);
    while (old != null) {
      functions.arv_stream_push_buffer(from, old);
      old = functions.arv_stream_try_pop_buffer(from);
    }
  }

  /** Makes the camera expose. */
  void trigger() throws IOException {
    aravis.run("software trigger", error -> functions.arv_camera_software_trigger(camera, error));
  }

  /** The next image, complete or not; null when none comes in time. */
  @Nullable GigeBuffer await(Duration timeout) {
    Pointer from = requireStream();
    Pointer buffer =
        functions.arv_stream_timeout_pop_buffer(
            from, TimeUnit.NANOSECONDS.toMicros(timeout.toNanos()));
    return buffer == null ? null : new GigeBuffer(functions, from, buffer);
  }

  private Pointer requireStream() {
    Pointer open = stream;
    if (open == null) {
      throw new IllegalStateException("gige session is closed");
    }
    return open;
  }

  /**
   * Makes sure that the camera still answers and still obeys.
   *
   * @throws IOException when it does not
   */
  void requireControl() throws IOException {
    requireController();
    exposureMicros();
  }

  /**
   * Makes sure that the last sign of life that Aravis asked the camera for, each second, was one.
   *
   * @throws IOException when it was not
   */
  void requireController() throws IOException {
    if (!isController()) {
      throw new IOException("gige camera failed: it is gone, or another machine controls it");
    }
  }

  private boolean isController() {
    return functions.arv_gv_device_is_controller(functions.arv_camera_get_device(camera)) != 0;
  }

  @Override
  public void close() {
    if (isController()) {
      try {
        aravis.run("stop", error -> functions.arv_camera_stop_acquisition(camera, error));
      } catch (IOException deaf) {
        LOG.debug("camera could not be stopped", deaf);
      }
    }
    Pointer open = stream;
    stream = null;
    if (open != null) {
      aravis.release(open);
    }
    aravis.release(camera);
  }
}
