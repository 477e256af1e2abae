package lineside.jobs.mes;

import static java.util.Objects.requireNonNull;

import lineside.jobs.topic.TopicRecord;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Decodes part verdicts of the gate topic. That topic is written by the inspection job alone; what
 * is no verdict on it is counted and left out.
 */
public final class DecodeVerdicts extends ProcessFunction<TopicRecord, PartVerdict> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable WireFormat wire;
  private transient @Nullable Counter unreadable;

  /** Holds nothing. */
  public DecodeVerdicts() {}

  @Override
  public void open(OpenContext context) {
    wire = new WireFormat();
    unreadable = getRuntimeContext().getMetricGroup().counter("unreadable");
  }

  @Override
  public void processElement(TopicRecord record, Context context, Collector<PartVerdict> out) {
    byte[] value = record.value;
    try {
      if (value == null) {
        throw new UnreadableMessageException("decode failed: no value");
      }
      out.collect(requireNonNull(wire).decode(value, PartVerdict.class));
    } catch (UnreadableMessageException e) {
      requireNonNull(unreadable).inc();
    }
  }
}
