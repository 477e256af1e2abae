package lineside.jobs.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class LineEventTest {
  @Test
  void isSerializedWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(LineEvent.class);
  }

  @Test
  void keepsTheSetComponentAndTheNullsOverANetworkEdge() throws IOException {
    LineEvent event = LineEvent.of(mark());
    TypeSerializer<LineEvent> serializer =
        TypeInformation.of(LineEvent.class).createSerializer(new SerializerConfigImpl());

    DataOutputSerializer out = new DataOutputSerializer(256);
    serializer.serialize(event, out);
    LineEvent read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(read).isEqualTo(event);
    assertThat(read.view()).isNull();
    assertThat(read.lineId()).isEqualTo("line-a");
  }

  private static CameraState mark() {
    return CameraState.newBuilder()
        .setLineId("line-a")
        .setCameraId("a-top")
        .setEpoch(1L)
        .setStatus(CameraStatus.CONNECTED)
        .setAt(Instant.parse("2026-03-02T06:00:01Z"))
        .setTriggered(4)
        .setCaptured(3)
        .setPublished(2)
        .setLost(1)
        .setLostAfterCapture(0)
        .setDetail("")
        .build();
  }
}
