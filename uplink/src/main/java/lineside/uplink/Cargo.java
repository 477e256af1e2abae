package lineside.uplink;

import java.io.IOException;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;

/** What has to be at the centre before a record of a topic may be. */
interface Cargo {
  /** The topic whose records are meant, of the same name at both ends. */
  Topic topic();

  /**
   * Carries what the record names.
   *
   * @return why the record itself stays at the line; empty when it may follow
   * @throws IOException when a store does not take or give it: to be tried again
   * @throws UnreadableMessageException when the record cannot be read, now or later
   */
  String carry(byte[] value) throws IOException, UnreadableMessageException;
}
