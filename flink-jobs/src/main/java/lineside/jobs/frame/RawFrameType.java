package lineside.jobs.frame;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's view of {@link RawFrame}: a type that stays inside one chain. */
public final class RawFrameType extends TypeInformation<RawFrame> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<RawFrame> getTypeClass() {
    return RawFrame.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<RawFrame> createSerializer(SerializerConfig config) {
    return new StayInChainSerializer();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof RawFrameType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawFrameType;
  }

  @Override
  public int hashCode() {
    return RawFrameType.class.hashCode();
  }

  @Override
  public String toString() {
    return "RawFrame";
  }
}
