package lineside.vision.planted;

import java.util.List;
import lineside.schemas.identity.Identities;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.opencv.core.Point;

/** Vision that knows contracts, an engine, a broker and the wrong bindings. */
final class NeedsEverything {
  private NeedsEverything() {}

  static List<Object> all() {
    return List.of(
        new JobID(),
        new ProducerRecord<String, String>("topic", Identities.idOf("x")),
        new Point(0, 0));
  }
}
