package lineside.jobs.frame;

import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Refuses everything that would copy a frame, send it over a network edge or put it into state. A
 * job that is wired that way fails at its first frame and says why, instead of running slowly.
 */
public final class StayInChainSerializer extends TypeSerializerSingleton<RawFrame> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public RawFrame createInstance() {
    throw refusal("create");
  }

  @Override
  public RawFrame copy(RawFrame from) {
    throw refusal("copy (is object reuse off?)");
  }

  @Override
  public RawFrame copy(RawFrame from, RawFrame reuse) {
    throw refusal("copy (is object reuse off?)");
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(RawFrame record, DataOutputView target) {
    throw refusal("write (is the chain broken?)");
  }

  @Override
  public RawFrame deserialize(DataInputView source) {
    throw refusal("read");
  }

  @Override
  public RawFrame deserialize(RawFrame reuse, DataInputView source) {
    throw refusal("read");
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) {
    throw refusal("copy");
  }

  @Override
  public TypeSerializerSnapshot<RawFrame> snapshotConfiguration() {
    return new Snapshot();
  }

  private static IllegalStateException refusal(String attempt) {
    return new IllegalStateException(
        attempt + " of a frame refused: frames stay in the chain of source and inspection");
  }

  /** Says that the serializer has no configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RawFrame> {
    /** Called by Flink. */
    public Snapshot() {
      super(StayInChainSerializer::new);
    }
  }
}
