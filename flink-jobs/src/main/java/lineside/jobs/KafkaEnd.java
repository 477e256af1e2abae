package lineside.jobs;

import java.io.Serializable;

/**
 * The broker and the name under which a job reads.
 *
 * @param bootstrapServers host:port, comma separated
 * @param groupId prefix of the consumer groups that show a job's progress
 */
public record KafkaEnd(String bootstrapServers, String groupId) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Checks that neither is blank. */
  public KafkaEnd {
    if (bootstrapServers.isBlank() || groupId.isBlank()) {
      throw new IllegalArgumentException(
          "bootstrap servers '" + bootstrapServers + "' and group '" + groupId + "' must be given");
    }
  }
}
