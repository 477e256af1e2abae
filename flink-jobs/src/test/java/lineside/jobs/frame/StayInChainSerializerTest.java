package lineside.jobs.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class StayInChainSerializerTest {
  private final TypeSerializer<RawFrame> serializer =
      new RawFrameDeserializer().getProducedType().createSerializer(new SerializerConfigImpl());
  private final RawFrame frame = new RawFrame(new byte[8], null, "a-top", "t", 0, 1, 2);

  @Test
  void refusesToCopyAFrameBetweenOperators() {
    assertThatIllegalStateException()
        .isThrownBy(() -> serializer.copy(frame))
        .withMessageContaining("object reuse");
  }

  @Test
  void refusesToSendAFrameOverANetworkEdge() {
    DataOutputSerializer out = new DataOutputSerializer(16);

    assertThatIllegalStateException()
        .isThrownBy(() -> serializer.serialize(frame, out))
        .withMessageContaining("chain");
    assertThat(out.length()).isZero();
  }
}
