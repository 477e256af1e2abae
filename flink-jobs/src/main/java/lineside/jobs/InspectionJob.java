package lineside.jobs;

import lineside.jobs.archive.ArchiveSink;
import lineside.jobs.deadletter.DeadLetters;
import lineside.jobs.frame.FrameSource;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.inspection.InspectionOperatorFactory;
import lineside.jobs.line.LineEvent;
import lineside.jobs.line.LineFunction;
import lineside.jobs.line.LineOperator;
import lineside.jobs.topic.ControlTopic;
import lineside.jobs.topic.DecodeLineEvents;
import lineside.jobs.topic.Outlet;
import lineside.jobs.topic.TopicRecord;
import lineside.jobs.topic.TopicSink;
import lineside.jobs.topic.TopicSource;
import lineside.jobs.topic.WatchControl;
import lineside.jobs.trail.RefusedModels;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Frames, triggers, losses, contexts and readings in; view verdicts, gate verdicts, alarms, books,
 * dead letters and the archive out.
 *
 * <p>Frame source, decoder and model are one chain and one job vertex, where every picture ends;
 * the network edge behind it, keyed by line, carries results only.
 */
public final class InspectionJob {
  /** Name under which the job shows. */
  public static final String NAME = "lineside-inspection";

  /** Uid of the frame source. */
  public static final String FRAME_SOURCE_UID = "frame-source";

  /** Uid of the inspection operator. */
  public static final String INSPECTION_UID = "inspection";

  /** Uid of the line operator, the only one with keyed state. */
  public static final String LINE_UID = "line";

  /** Uid of the archive sink. */
  public static final String ARCHIVE_UID = "archive-sink";

  private InspectionJob() {}

  /** Wires the job into {@code env} and sets the environment up for it. */
  public static void build(StreamExecutionEnvironment env, InspectionJobConfig config) {
    JobEnvironment.apply(env, config.run());
    SingleOutputStreamOperator<LineEvent> inspected = inspect(env, config);
    SingleOutputStreamOperator<LineEvent> triggers = read(env, config, Topic.TRIGGER, "trigger");
    SingleOutputStreamOperator<LineEvent> losses = read(env, config, Topic.LOSS, "loss");
    SingleOutputStreamOperator<LineEvent> contexts =
        read(env, config, Topic.PART_CONTEXT, "part-context");
    SingleOutputStreamOperator<LineEvent> readings = read(env, config, Topic.PROCESS, "process");
    SingleOutputStreamOperator<LineEvent> answers =
        read(env, config, Topic.OPINION_ANSWER, "opinion-answer");
    SingleOutputStreamOperator<LineEvent> actions =
        read(env, config, Topic.ALARM_ACTION, "alarm-action");
    SingleOutputStreamOperator<LineEvent> feedback = read(env, config, Topic.FEEDBACK, "feedback");
    SingleOutputStreamOperator<PartVerdict> lines =
        inspected
            .union(triggers, losses, contexts, readings, answers, actions, feedback)
            .keyBy(LineEvent::lineId)
            .transform(
                "line",
                TypeInformation.of(PartVerdict.class),
                new LineOperator(
                    new LineFunction(
                        config.line().settings(),
                        config.inspection().recipes(),
                        config.inspection().clock(),
                        config.inspection().escalation())))
            .uid(LINE_UID);
    SingleOutputStreamOperator<DeadLetter> recipes =
        watch(env, config, ControlTopic.RECIPE, "recipe");
    SingleOutputStreamOperator<DeadLetter> deployments =
        watch(env, config, ControlTopic.DEPLOYMENT, "deployment");
    DataStream<DeadLetter> deadLetters =
        inspected
            .getSideOutput(DeadLetters.TAG)
            .union(
                triggers.getSideOutput(DeadLetters.TAG),
                losses.getSideOutput(DeadLetters.TAG),
                contexts.getSideOutput(DeadLetters.TAG),
                readings.getSideOutput(DeadLetters.TAG),
                answers.getSideOutput(DeadLetters.TAG),
                actions.getSideOutput(DeadLetters.TAG),
                feedback.getSideOutput(DeadLetters.TAG),
                recipes,
                deployments,
                lines.getSideOutput(LineFunction.DEAD_LETTERS));
    write(lines, deadLetters, config);
    writeModels(inspected, config);
    writeTrail(
        inspected,
        lines
            .getSideOutput(LineFunction.TRAIL)
            .union(
                recipes.getSideOutput(WatchControl.TRAIL),
                deployments.getSideOutput(WatchControl.TRAIL)),
        config);
  }

  private static SingleOutputStreamOperator<LineEvent> inspect(
      StreamExecutionEnvironment env, InspectionJobConfig config) {
    int readers = Math.min(config.run().parallelism(), Topic.FRAME.partitions());
    SingleOutputStreamOperator<RawFrame> frames =
        env.fromSource(
                FrameSource.of(
                    config.kafka().bootstrapServers(), config.kafka().groupId() + "-frames"),
                WatermarkStrategy.noWatermarks(),
                "frames")
            .uid(FRAME_SOURCE_UID)
            .setParallelism(readers);
    return frames
        .transform(
            "inspection",
            TypeInformation.of(LineEvent.class),
            new InspectionOperatorFactory(config.inspection()))
        .uid(INSPECTION_UID)
        .setParallelism(readers);
  }

  private static SingleOutputStreamOperator<LineEvent> read(
      StreamExecutionEnvironment env, InspectionJobConfig config, Topic topic, String name) {
    return records(env, config, topic, name)
        .process(new DecodeLineEvents(config.inspection().clock()))
        .uid(name + "-decode")
        .name(name + "-decode")
        .setParallelism(1);
  }

  /** Applied by the registries; here only read for what nobody applies, and for the trail. */
  private static SingleOutputStreamOperator<DeadLetter> watch(
      StreamExecutionEnvironment env, InspectionJobConfig config, ControlTopic topic, String name) {
    return records(env, config, topic.topic(), name)
        .process(new WatchControl(topic, config.inspection().clock()))
        .uid(name + "-refuse")
        .name(name + "-refuse")
        .setParallelism(1);
  }

  /** What concerns models and no part: beside the line, which decides nothing by it. */
  private static void writeModels(
      SingleOutputStreamOperator<LineEvent> inspected, InspectionJobConfig config) {
    String broker = config.kafka().bootstrapServers();
    sink(
        inspected.getSideOutput(InspectionOperatorFactory.SHADOWS),
        TopicSink.gathering(Outlet.VIEW_VERDICT, broker),
        "shadow");
    sink(
        inspected.getSideOutput(InspectionOperatorFactory.MODEL_STATUS),
        TopicSink.prompt(Outlet.MODEL_STATUS, broker),
        "model-status");
  }

  /** Who changed what: of alarms, recipes and deployments, and the models that machines refused. */
  private static void writeTrail(
      SingleOutputStreamOperator<LineEvent> inspected,
      DataStream<AuditEntry> changes,
      InspectionJobConfig config) {
    SingleOutputStreamOperator<AuditEntry> refusedModels =
        inspected
            .getSideOutput(InspectionOperatorFactory.MODEL_STATUS)
            .flatMap(new RefusedModels())
            .uid("model-refusal")
            .name("model-refusal");
    sink(
        changes.union(refusedModels),
        TopicSink.prompt(Outlet.AUDIT_TRAIL, config.kafka().bootstrapServers()),
        "audit-trail");
  }

  private static SingleOutputStreamOperator<TopicRecord> records(
      StreamExecutionEnvironment env, InspectionJobConfig config, Topic topic, String name) {
    KafkaEnd kafka = config.kafka();
    return env.fromSource(
            TopicSource.of(topic, kafka.bootstrapServers(), kafka.groupId() + "-" + name),
            WatermarkStrategy.noWatermarks(),
            name + "-source")
        .uid(name + "-source")
        .setParallelism(1);
  }

  private static void write(
      SingleOutputStreamOperator<PartVerdict> lines,
      DataStream<DeadLetter> deadLetters,
      InspectionJobConfig config) {
    String broker = config.kafka().bootstrapServers();
    sink(lines, TopicSink.prompt(Outlet.GATE_VERDICT, broker), "gate");
    sink(
        lines.getSideOutput(LineFunction.VIEWS),
        TopicSink.prompt(Outlet.VIEW_VERDICT, broker),
        "view");
    sink(lines.getSideOutput(LineFunction.ALARMS), TopicSink.prompt(Outlet.ALARM, broker), "alarm");
    sink(
        lines.getSideOutput(LineFunction.ALARM_OUTCOMES),
        TopicSink.prompt(Outlet.ALARM_OUTCOME, broker),
        "alarm-outcome");
    sink(
        lines.getSideOutput(LineFunction.CHARTS),
        TopicSink.gathering(Outlet.CHART, broker),
        "chart");
    sink(
        lines.getSideOutput(LineFunction.ALARM_LOADS),
        TopicSink.gathering(Outlet.ALARM_LOAD, broker),
        "alarm-load");
    sink(
        lines.getSideOutput(LineFunction.LEDGER),
        TopicSink.gathering(Outlet.LEDGER, broker),
        "ledger");
    sink(
        lines.getSideOutput(LineFunction.REQUESTS),
        TopicSink.prompt(Outlet.OPINION_REQUEST, broker),
        "opinion-request");
    sink(
        lines.getSideOutput(LineFunction.AUDITS),
        TopicSink.gathering(Outlet.OPINION_AUDIT, broker),
        "opinion-audit");
    sink(deadLetters, TopicSink.gathering(Outlet.DEAD_LETTER, broker), "dead-letter");
    lines
        .getSideOutput(LineFunction.ROWS)
        .sinkTo(ArchiveSink.of(config.line().archive(), config.line().compaction()))
        .uid(ARCHIVE_UID)
        .name("archive")
        .setParallelism(1);
  }

  private static <T extends SpecificRecordBase> void sink(
      DataStream<T> stream, Sink<T> sink, String name) {
    stream.sinkTo(sink).uid(name + "-sink").name(name + "-sink");
  }
}
