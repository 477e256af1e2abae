package lineside.ingest.stream;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lineside.ingest.Tool;

/** GStreamer's RTSP server as a process; see rtsp_server.py. */
public final class RtspServer implements AutoCloseable {
  private static final String PACKAGES =
      "gir1.2-gst-rtsp-server-1.0 python3-gi gstreamer1.0-plugins-ugly gstreamer1.0-plugins-bad";
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  private final Process process;
  private final int port;

  private RtspServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Starts it and waits until it listens; further words are user and password. */
  public static RtspServer start(Path directory, int port, String codec, String... credentials)
      throws IOException {
    Tool.skipUnless(isInstalled(), "GStreamer's RTSP server (apt-get install " + PACKAGES + ")");
    Path script = Path.of("src/test/resources/rtsp_server.py");
    Path log = Files.createTempFile(directory, "rtsp", ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                PYTHON.toString(),
                script.toAbsolutePath().toString(),
                Integer.toString(port),
                codec,
                "320",
                "240"));
    command.addAll(List.of(credentials));
    Process process = Tool.start(log, command);
    RtspServer server = new RtspServer(process, port);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.readString(log).contains("READY") || !process.isAlive());
    if (!process.isAlive()) {
      throw new IOException("rtsp server ended: " + Files.readString(log));
    }
    return server;
  }

  private static boolean isInstalled() {
    try {
      return Files.isExecutable(PYTHON)
          && new ProcessBuilder(
                      PYTHON.toString(),
                      "-c",
                      "import gi; gi.require_version('GstRtspServer', '1.0');"
                          + "from gi.repository import Gst; Gst.init(None);"
                          + "assert Gst.ElementFactory.find('x264enc');"
                          + "assert Gst.ElementFactory.find('x265enc')")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public URI uri() {
    return URI.create("rtsp://127.0.0.1:" + port + "/line");
  }

  /** Pulls the plug. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
