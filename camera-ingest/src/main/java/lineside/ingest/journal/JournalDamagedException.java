package lineside.ingest.journal;

import java.io.IOException;

/**
 * Says that a journal cannot be trusted: valid records lie behind damaged ones, so triggers were
 * lost from the middle, or it belongs to another camera. A torn end is no damage, it is cut off.
 */
public final class JournalDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Takes the file, the position and what was found there. */
  public JournalDamagedException(String message) {
    super(message);
  }
}
