package lineside.jobs.topic;

import lineside.schemas.record.AuditEntry;
import org.jspecify.annotations.Nullable;

/** Reads a message of a topic of control by the same rules as the registry that applies it. */
interface ControlReader {
  /**
   * What the audit trail says of a message that is applied; null for nothing.
   *
   * @throws RefusedControlException when nobody applies it
   */
  @Nullable AuditEntry read(TopicRecord record) throws RefusedControlException;

  /** Subject of the audit trail for a key of the topic. */
  String subjectOf(String key);

  /** Line that a key of the topic names; empty when it names none. */
  String lineOf(String key);
}
