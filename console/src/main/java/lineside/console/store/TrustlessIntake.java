package lineside.console.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Takes messages although some of them cannot be taken: a record that can be read may still hold
 * what no table takes, such as a score that is no number. Such a message counts as unreadable and
 * holds up nothing. Whatever else is wrong, such as a full disk, ends the attempt, and the caller
 * tries again.
 */
final class TrustlessIntake {
  private static final Logger LOG = LoggerFactory.getLogger(TrustlessIntake.class);
  private static final String SAVEPOINT = "before_messages";

  private TrustlessIntake() {}

  static void take(Handle handle, List<TopicMessage> messages) {
    if (refusal(handle, messages) == null) {
      return;
    }
    int leftOut = 0;
    String last = "";
    for (TopicMessage message : messages) {
      SQLiteException refusal = refusal(handle, List.of(message));
      if (refusal != null) {
        leftOut++;
        last = message.place() + ": " + refusal.getResultCode();
      }
    }
    if (leftOut > 0) {
      LOG.warn("{} messages are left out that no table takes, the last of them {}", leftOut, last);
      Facts.add(handle, Facts.UNREADABLE, leftOut);
    }
  }

  /** Why the messages are not taken, and then nothing of them is kept; null when they are. */
  private static @Nullable SQLiteException refusal(Handle handle, List<TopicMessage> messages) {
    handle.savepoint(SAVEPOINT);
    try {
      Intake.take(handle, messages);
      JudgementTable.take(handle, messages);
      handle.releaseSavepoint(SAVEPOINT);
      return null;
    } catch (JdbiException e) {
      if (e.getCause() instanceof SQLiteException refused && isOfTheContent(refused)) {
        handle.rollbackToSavepoint(SAVEPOINT);
        return refused;
      }
      throw e;
    }
  }

  private static boolean isOfTheContent(SQLiteException refused) {
    SQLiteErrorCode code = refused.getResultCode();
    return code.name().startsWith(SQLiteErrorCode.SQLITE_CONSTRAINT.name())
        || code == SQLiteErrorCode.SQLITE_MISMATCH
        || code == SQLiteErrorCode.SQLITE_TOOBIG;
  }
}
