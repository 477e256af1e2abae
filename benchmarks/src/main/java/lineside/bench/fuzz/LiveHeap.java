package lineside.bench.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import lineside.bench.wire.Shell;

/** What a Java process still holds after its garbage was collected. */
final class LiveHeap {
  private static final String JCMD =
      Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

  private LiveHeap() {}

  /**
   * Bytes of the objects that are reached; collects first.
   *
   * @throws IOException when the process is gone or this is a machine without the JDK's tools
   */
  static long bytesOf(long process) throws IOException {
    String[] lines =
        Shell.run(JCMD, Long.toString(process), "GC.class_histogram").strip().split("\n", -1);
    String[] total = lines[lines.length - 1].strip().split("\\s+", -1);
    if (!total[0].equals("Total")) {
      throw new IOException("no total in the last line of a histogram: " + String.join(" ", total));
    }
    return Long.parseLong(total[2]);
  }
}
