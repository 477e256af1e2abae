package lineside.bench.fuzz;

import java.nio.file.Path;
import lineside.bench.BrokerStarter;

/**
 * How much is damaged.
 *
 * @param part who is sent them
 * @param messages sent in all, at least 1000
 * @param seed of what is damaged and how
 * @param broker starts a broker in a process of its own
 * @param work directory for data
 */
public record FuzzConfig(FuzzPart part, int messages, long seed, BrokerStarter broker, Path work) {
  /** Fewer say nothing about growth. */
  public static final int LEAST_MESSAGES = 1000;

  /** Checks the range. */
  public FuzzConfig {
    if (messages < LEAST_MESSAGES) {
      throw new IllegalArgumentException(
          "messages are " + messages + ", must be at least " + LEAST_MESSAGES);
    }
  }

  /** The same with another number of messages. */
  FuzzConfig with(int others) {
    return new FuzzConfig(part, Math.max(LEAST_MESSAGES, others), seed, broker, work);
  }
}
