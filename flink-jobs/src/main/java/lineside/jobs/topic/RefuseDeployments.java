package lineside.jobs.topic;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import lineside.jobs.deployment.DeploymentMessage;
import lineside.jobs.deployment.RefusedDeploymentException;
import lineside.schemas.record.DeadLetter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Deployment messages in, a dead letter for each that is refused out. Applies nothing: a registry
 * in each process does, by the same {@link DeploymentMessage}, and keeps the last good one.
 */
public final class RefuseDeployments extends ProcessFunction<TopicRecord, DeadLetter> {
  private static final long serialVersionUID = 1L;

  private final Clock clock;
  private transient @Nullable DeploymentMessage message;

  /** Takes the wall clock, serializable, for dead letters. */
  public RefuseDeployments(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    message = new DeploymentMessage();
  }

  @Override
  public void processElement(TopicRecord record, Context context, Collector<DeadLetter> out) {
    byte[] value = record.value;
    if (value == null) {
      return;
    }
    try {
      requireNonNull(message).read(record.key, value);
    } catch (RefusedDeploymentException e) {
      out.collect(RefusedRecord.deadLetterOf(record, e.reason(), e.detail(), clock.instant()));
    }
  }
}
