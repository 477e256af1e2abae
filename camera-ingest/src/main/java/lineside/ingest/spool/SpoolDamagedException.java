package lineside.ingest.spool;

import java.io.IOException;

/** Says that what the disk gave back is not what was stored; file and position are named. */
public final class SpoolDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Takes the file, the position and what was found there. */
  public SpoolDamagedException(String message) {
    super(message);
  }
}
