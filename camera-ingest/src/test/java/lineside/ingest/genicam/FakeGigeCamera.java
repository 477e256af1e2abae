package lineside.ingest.genicam;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lineside.ingest.Tool;

/** The fake camera of Aravis: a process that speaks GigE Vision on the loopback interface. */
final class FakeGigeCamera implements AutoCloseable {
  static final String ADDRESS = "127.0.0.1";

  private final Process process;

  private FakeGigeCamera(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param lostPerThousand how many image packets it leaves out
   */
  static FakeGigeCamera start(Path directory, int lostPerThousand) throws IOException {
    Path program = Tool.require("arv-fake-gv-camera-0.8", "aravis-tools");
    List<String> command =
        List.of(program.toString(), "-i", "lo", "-r", Integer.toString(lostPerThousand));
    return new FakeGigeCamera(Tool.start(directory.resolve("camera.log"), command));
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
