package lineside.jobs.upgrade;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.zip.GZIPInputStream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;

/**
 * A savepoint of one job as a committed version left it, in the canonical format, in a file of its
 * own. {@code SavepointMaker} says how one is made; a version that writes other state gets one.
 *
 * @param version commit that made it
 * @param job {@code inspection} or {@code mes}
 */
public record OlderSavepoint(String version, String job) {
  /** The version before today's. */
  public static final String VERSION = "7597d2f";

  /** Of the version before today's. */
  public static OlderSavepoint of(String job) {
    return new OlderSavepoint(VERSION, job);
  }

  /** What each operator left. */
  public Collection<OperatorState> operators() {
    try (DataInputStream in = new DataInputStream(open())) {
      return Checkpoints.loadCheckpointMetadata(in, OlderSavepoint.class.getClassLoader(), job)
          .getOperatorStates();
    } catch (IOException e) {
      throw new UncheckedIOException("savepoint does not read: " + this, e);
    }
  }

  /** What the operator of a uid left. */
  public OperatorState operator(String uid) {
    return operators().stream()
        .filter(operator -> operator.getOperatorUid().filter(uid::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> new AssertionError(this + " has no operator " + uid));
  }

  /** A directory below {@code parent} that a job can be started from. */
  public Path unpackInto(Path parent) throws IOException {
    Path directory = Files.createDirectories(parent.resolve(job));
    try (InputStream in = open()) {
      Files.copy(in, directory.resolve("_metadata"));
    }
    return directory;
  }

  private InputStream open() throws IOException {
    String name = "/savepoint/" + version + "/" + job + ".gz";
    InputStream in = OlderSavepoint.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("no savepoint " + name);
    }
    return new GZIPInputStream(in);
  }
}
