package lineside.console.store;

import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;

/** Messages in the database, as they were on their topic. Thread-safe. */
final class Bodies {
  private static final WireFormat WIRE = new WireFormat();

  private Bodies() {}

  /**
   * Reads one that was readable when it was stored.
   *
   * @throws IllegalStateException when the file is damaged
   */
  static <T extends SpecificRecordBase> T read(byte[] body, Class<T> type) {
    try {
      return WIRE.decode(body, type);
    } catch (UnreadableMessageException e) {
      throw new IllegalStateException("damaged message in the console's database", e);
    }
  }
}
