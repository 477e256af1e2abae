package lineside.ingest.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import lineside.ingest.journal.TriggerJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a camera's journal to a disk that may be full or gone: what fails is logged once, stands
 * in {@link #trouble} until it works again, and is due once more a second later. Used by one
 * thread; the journal stays the caller's.
 */
final class JournalWrites {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWrites.class);
  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

  private final TriggerJournal journal;
  private final String cameraId;
  private final LongSupplier nanoTime;
  private String trouble = "";
  private long retryNanos;

  private interface Write {
    void run() throws IOException;
  }

  JournalWrites(TriggerJournal journal, String cameraId, LongSupplier nanoTime) {
    this.journal = journal;
    this.cameraId = cameraId;
    this.nanoTime = nanoTime;
  }

  /** Whether everything appended is on disk now. */
  boolean sync() {
    boolean isWritten = attempt(journal::sync);
    if (!isWritten) {
      retryNanos = nanoTime.getAsLong() + RETRY_NANOS;
    }
    return isWritten;
  }

  /** Hands what was appended to the operating system. */
  void flush() {
    attempt(journal::flush);
  }

  /** Whether {@link #sync} should be tried again. */
  boolean isRetryDue() {
    return nanoTime.getAsLong() - retryNanos >= 0;
  }

  /** What is wrong, in words; empty while all is well. */
  String trouble() {
    return trouble;
  }

  private boolean attempt(Write write) {
    try {
      write.run();
      if (!trouble.isEmpty()) {
        LOG.info("journal can be written again (camera={})", cameraId);
        trouble = "";
      }
      return true;
    } catch (IOException failure) {
      if (trouble.isEmpty()) {
        LOG.warn("journal write failed, no trigger is accepted (camera={})", cameraId, failure);
      }
      trouble = "journal write failed, no trigger is accepted: " + failure;
      return false;
    }
  }
}
