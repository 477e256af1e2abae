package lineside.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code lineside uplink} from a line to a centre. Used by one thread. */
public final class UplinkRig implements AutoCloseable {
  private static final int HEAP_MEGABYTES = 160;

  private final JavaProcess process;

  private UplinkRig(JavaProcess process) {
    this.process = process;
  }

  /**
   * The two ends.
   *
   * @param line where clients of the line connect
   * @param centre where clients of the centre connect
   * @param evidence of the line
   * @param archive of the line
   */
  public record Ends(String line, String centre, Path evidence, Path archive) {}

  /**
   * Starts one.
   *
   * @param where place and log; evidence and archive of the centre lie beside the log
   */
  public static UplinkRig start(Ends ends, JavaProcess.Where where) throws IOException {
    Path centre = Files.createDirectories(where.logs().resolve("centre"));
    return new UplinkRig(
        JavaProcess.start(
            LinesideCommand.of(
                HEAP_MEGABYTES,
                "uplink",
                List.of(
                    "--bootstrap-servers", ends.line(),
                    "--evidence", ends.evidence().toString(),
                    "--archive", ends.archive().toString(),
                    "--centre", ends.centre(),
                    "--centre-evidence", centre.resolve("evidence").toString(),
                    "--centre-archive", archiveOfCentre(where.logs()).toString())),
            where));
  }

  /** Archive of the centre of an uplink that logs in a directory. */
  public static Path archiveOfCentre(Path logs) {
    return logs.resolve("centre").resolve("archive");
  }

  /** The process. */
  public JavaProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }
}
