package lineside.jobs;

import java.util.Map;
import lineside.jobs.mes.DecodeVerdicts;
import lineside.jobs.mes.KeepFirst;
import lineside.jobs.mes.MesDeliveryConfig;
import lineside.jobs.mes.MesSink;
import lineside.jobs.topic.TopicSource;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.topic.Topic;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The exactly-once step: gate verdicts in, the first record of each verdict id out to the MES, in
 * transactions. What it writes shows to {@code read_committed} readers within a moment.
 */
public final class MesDeliveryJob {
  /** Name under which the job shows. */
  public static final String NAME = "lineside-mes";

  /** Uid of the function that recognises repeated verdicts. */
  public static final String KEEP_FIRST_UID = "keep-first";

  private MesDeliveryJob() {}

  /** Wires the job into {@code env} and sets the environment up for it. */
  public static void build(
      StreamExecutionEnvironment env, KafkaEnd kafka, MesDeliveryConfig config, JobRun run) {
    JobEnvironment.apply(env, run);
    Map<String, Object> broker =
        BrokerAccess.with(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    String group = kafka.groupId() + "-mes";
    env.fromSource(
            TopicSource.of(Topic.GATE_VERDICT, kafka.bootstrapServers(), group),
            WatermarkStrategy.noWatermarks(),
            "gate-source")
        .uid("gate-source")
        .process(new DecodeVerdicts())
        .uid("gate-decode")
        .name("gate-decode")
        .keyBy(PartVerdict::getInspectionId)
        .process(new KeepFirst(config.memory()))
        .uid(KEEP_FIRST_UID)
        .name("keep-first")
        .sinkTo(new MesSink(broker, group, config))
        .uid("mes-outlet")
        .name("mes-outlet")
        .setParallelism(1);
  }
}
