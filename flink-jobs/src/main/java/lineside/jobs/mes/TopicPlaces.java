package lineside.jobs.mes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Offsets by partition of a topic: whatever stands before them is accounted for in the same
 * checkpoint.
 *
 * @param offsets of the first record that is not, by partition
 */
record TopicPlaces(Map<Integer, Long> offsets) {
  /** Copies. */
  TopicPlaces {
    offsets = Map.copyOf(offsets);
  }

  /** These and beyond, where a partition has been written further. */
  TopicPlaces atLeast(Map<Integer, Long> written) {
    Map<Integer, Long> further = new HashMap<>(offsets);
    written.forEach((partition, offset) -> further.merge(partition, offset, Math::max));
    return new TopicPlaces(further);
  }

  /** For checkpoints: count, then partition and offset of each. */
  static final class Serializer implements SimpleVersionedSerializer<TopicPlaces> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(TopicPlaces places) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeInt(places.offsets.size());
        for (Map.Entry<Integer, Long> place : new TreeMap<>(places.offsets).entrySet()) {
          out.writeInt(place.getKey());
          out.writeLong(place.getValue());
        }
      }
      return bytes.toByteArray();
    }

    @Override
    public TopicPlaces deserialize(int version, byte[] serialized) throws IOException {
      if (version != VERSION) {
        throw new IOException("places of version " + version + ", known is " + VERSION);
      }
      Map<Integer, Long> offsets = new HashMap<>();
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized))) {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
          offsets.put(in.readInt(), in.readLong());
        }
      }
      return new TopicPlaces(offsets);
    }
  }
}
