package lineside.analyzer;

import java.io.IOException;
import java.nio.file.Path;

/** Says that another run is writing the report directory. */
public final class RunLockedException extends IOException {
  private static final long serialVersionUID = 1L;

  RunLockedException(Path outDir) {
    super("another run of analyze is writing " + outDir + "; wait for its end");
  }
}
