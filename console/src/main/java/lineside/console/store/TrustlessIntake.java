package lineside.console.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Takes messages although some of them cannot be taken: a record that can be read may still hold
 * what no table takes, such as a score that is no number. Such a message counts as unreadable and
 * holds up nothing. What is wrong with the database itself, such as a full disk, ends the attempt,
 * and the caller tries again.
 */
final class TrustlessIntake {
  private static final Logger LOG = LoggerFactory.getLogger(TrustlessIntake.class);
  private static final String SAVEPOINT = "before_messages";

  private TrustlessIntake() {}

  static void take(Handle handle, List<TopicMessage> messages) {
    if (isTaken(handle, messages)) {
      return;
    }
    for (TopicMessage message : messages) {
      if (!isTaken(handle, List.of(message))) {
        LOG.warn("{} holds what cannot be kept; it is left out", message.place());
        Facts.add(handle, Facts.UNREADABLE, 1);
      }
    }
  }

  /** False when it is the messages that are wrong; then nothing of them is kept. */
  private static boolean isTaken(Handle handle, List<TopicMessage> messages) {
    handle.savepoint(SAVEPOINT);
    try {
      Intake.take(handle, messages);
      JudgementTable.take(handle, messages);
      handle.releaseSavepoint(SAVEPOINT);
      return true;
    } catch (RuntimeException e) {
      if (isOfTheDatabase(e)) {
        throw e;
      }
      handle.rollbackToSavepoint(SAVEPOINT);
      LOG.debug("of {} messages one cannot be kept", messages.size(), e);
      return false;
    }
  }

  private static boolean isOfTheDatabase(Throwable why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException refused) {
        SQLiteErrorCode code = refused.getResultCode();
        return !code.name().startsWith(SQLiteErrorCode.SQLITE_CONSTRAINT.name())
            && code != SQLiteErrorCode.SQLITE_MISMATCH
            && code != SQLiteErrorCode.SQLITE_TOOBIG;
      }
    }
    return false;
  }
}
