package lineside.jobs.mes;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import lineside.schemas.record.PartVerdict;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Verdicts to the MES, each once for whoever reads with {@code read_committed}, whatever fails.
 * Runs as a single task.
 *
 * <p>Flink's own exactly-once writer prepares a transaction before a checkpoint and commits it
 * afterwards. If the broker gives the transaction up in between, because it lasted too long or
 * because a request that was on its way through a cut network came late, its verdicts are lost and
 * a line in a log is all that tells. So here a transaction is over before the checkpoint begins,
 * and what a job that goes on from an older state would write again it knows by reading the topic
 * back (docs/adr/0029).
 */
public final class MesSink
    implements Sink<PartVerdict>, SupportsWriterState<PartVerdict, TopicPlaces> {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, Object> broker;
  private final String gateGroup;
  private final MesDeliveryConfig config;

  /**
   * Connects nowhere yet.
   *
   * @param broker settings of Kafka's client: where it is and how it is reached
   * @param gateGroup consumer group by which the job reads the gate's verdicts
   */
  public MesSink(Map<String, Object> broker, String gateGroup, MesDeliveryConfig config) {
    this.broker = new HashMap<>(broker);
    this.gateGroup = gateGroup;
    this.config = config;
  }

  @Override
  public StatefulSinkWriter<PartVerdict, TopicPlaces> createWriter(WriterInitContext context)
      throws IOException {
    return MesWriter.open(
        broker, config, StartOfReading.atTimeOfTheGate(broker, gateGroup), context);
  }

  @Override
  public StatefulSinkWriter<PartVerdict, TopicPlaces> restoreWriter(
      WriterInitContext context, Collection<TopicPlaces> places) throws IOException {
    return MesWriter.open(
        broker,
        config,
        places.stream()
            .findFirst()
            .map(StartOfReading::at)
            .orElseGet(() -> StartOfReading.atTimeOfTheGate(broker, gateGroup)),
        context);
  }

  @Override
  public SimpleVersionedSerializer<TopicPlaces> getWriterStateSerializer() {
    return new TopicPlaces.Serializer();
  }
}
