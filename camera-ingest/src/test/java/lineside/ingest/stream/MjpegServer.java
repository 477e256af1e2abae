package lineside.ingest.stream;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lineside.ingest.Tool;

/** FFmpeg as a server of Motion JPEG over HTTP: 20 images a second, one viewer, then it ends. */
public final class MjpegServer implements AutoCloseable {
  private final Process process;
  private final int port;

  private MjpegServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Serves the JPEG files {@code 1.jpg}, {@code 2.jpg} ... of a directory, again and again. */
  public static MjpegServer start(Path directory, int port) throws IOException {
    Path ffmpeg = Tool.require("ffmpeg", "ffmpeg");
    List<String> command =
        List.of(
            ffmpeg.toString(),
            "-nostdin",
            "-re",
            "-framerate",
            "20",
            "-loop",
            "1",
            "-i",
            directory.resolve("%d.jpg").toString(),
            "-c",
            "copy",
            "-f",
            "mpjpeg",
            "-listen",
            "1",
            "http://127.0.0.1:" + port + "/video");
    return new MjpegServer(Tool.start(directory.resolve("ffmpeg.log"), command), port);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port + "/video");
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
