package lineside.jobs.line;

import static java.util.Objects.requireNonNull;

import lineside.jobs.verdict.Inspection;
import lineside.schemas.record.PartVerdict;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link LineFunction} and gives each open inspection a state entry of its own, under the
 * line's key and the inspection's id as namespace, which a function by itself cannot have.
 */
public final class LineOperator extends KeyedProcessOperator<String, LineEvent, PartVerdict> {
  private static final long serialVersionUID = 1L;

  private final LineFunction function;
  private transient @Nullable ValueStateDescriptor<Inspection> descriptor;

  /** Takes the function. */
  public LineOperator(LineFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void open() throws Exception {
    // Once: it is made by looking through the class and everything inside.
    descriptor = new ValueStateDescriptor<>("inspection", Inspection.class);
    function.keepInspectionsIn(this::inspection);
    super.open();
  }

  private ValueState<Inspection> inspection(String inspectionId) throws Exception {
    return getPartitionedState(
        inspectionId, StringSerializer.INSTANCE, requireNonNull(descriptor, "not open"));
  }
}
