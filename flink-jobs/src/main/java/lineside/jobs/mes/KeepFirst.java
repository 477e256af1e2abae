package lineside.jobs.mes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import lineside.schemas.record.PartVerdict;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Passes each verdict id once, keyed by inspection. The gate topic has the revisions of an
 * inspection in order and may repeat some after a restart, so the highest revision seen tells.
 */
public final class KeepFirst extends KeyedProcessFunction<String, PartVerdict, PartVerdict> {
  private static final long serialVersionUID = 1L;

  private final Duration memory;
  private transient @Nullable ValueState<Integer> highestRevision;

  /** Remembers an inspection for {@code memory} after its last revision. */
  public KeepFirst(Duration memory) {
    this.memory = memory;
  }

  @Override
  public void open(OpenContext context) {
    ValueStateDescriptor<Integer> descriptor =
        new ValueStateDescriptor<>("highest-revision", Types.INT);
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(memory).build());
    highestRevision = getRuntimeContext().getState(descriptor);
  }

  @Override
  public void processElement(PartVerdict verdict, Context context, Collector<PartVerdict> out)
      throws Exception {
    ValueState<Integer> state = requireNonNull(highestRevision);
    Integer highest = state.value();
    if (highest == null || verdict.getRevision() > highest) {
      state.update(verdict.getRevision());
      out.collect(verdict);
    }
  }
}
