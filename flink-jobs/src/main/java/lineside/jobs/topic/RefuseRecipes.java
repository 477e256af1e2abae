package lineside.jobs.topic;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import lineside.jobs.recipe.RecipeMessage;
import lineside.jobs.recipe.RefusedRecipeException;
import lineside.schemas.record.DeadLetter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Recipe messages in, a dead letter for each that is refused out. Applies nothing: a registry in
 * each process does, by the same {@link RecipeMessage}, and keeps the last good one.
 */
public final class RefuseRecipes extends ProcessFunction<TopicRecord, DeadLetter> {
  private static final long serialVersionUID = 1L;

  private final Clock clock;
  private transient @Nullable RecipeMessage message;

  /** Takes the wall clock, serializable, for dead letters. */
  public RefuseRecipes(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    message = new RecipeMessage();
  }

  @Override
  public void processElement(TopicRecord record, Context context, Collector<DeadLetter> out) {
    byte[] value = record.value;
    if (value == null) {
      return;
    }
    try {
      requireNonNull(message).read(record.key, value);
    } catch (RefusedRecipeException e) {
      out.collect(RefusedRecord.deadLetterOf(record, e.reason(), e.detail(), clock.instant()));
    }
  }
}
