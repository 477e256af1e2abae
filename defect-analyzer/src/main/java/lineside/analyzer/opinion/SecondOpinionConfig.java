package lineside.analyzer.opinion;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import lineside.vision.model.Provider;

/**
 * What the second-opinion job is made of.
 *
 * @param kafka where it reads and answers
 * @param model the large model
 * @param evidence directory of the evidence store that the lines write; text, because a Path does
 *     not travel
 * @param checkpoints directory that every machine of the job reaches
 * @param checkpointInterval time between checkpoints, positive
 */
public record SecondOpinionConfig(
    Kafka kafka, Model model, String evidence, URI checkpoints, Duration checkpointInterval)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The broker and the consumer group. */
  public record Kafka(String bootstrapServers, String groupId) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The model.
   *
   * @param directory of its package, text because a Path does not travel
   * @param provider where it computes
   * @param threads threads of one run, at least 1
   */
  public record Model(String directory, Provider provider, int threads) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Checks the range. */
    public Model {
      if (threads < 1) {
        throw new IllegalArgumentException("threads is " + threads + ", must be at least 1");
      }
    }
  }

  /** Checks the range. */
  public SecondOpinionConfig {
    if (checkpointInterval.toMillis() < 1) {
      throw new IllegalArgumentException(
          "checkpoint interval is " + checkpointInterval + ", must be at least 1 ms");
    }
  }
}
