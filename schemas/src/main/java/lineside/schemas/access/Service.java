package lineside.schemas.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lineside.schemas.json.JsonTopic;
import lineside.schemas.topic.Topic;

/**
 * What connects to the broker, under the name of its Kafka user, and the only topics that it reads
 * and writes. From here come the rights on a real broker ({@code lineside topics grant}, the
 * KafkaUsers of deploy/k8s); what stands nowhere here is refused. Every service may also see names
 * and configuration of the topics, which its checks at start need.
 */
public enum Service {
  /** Cameras; reads its own frames back after an unclean end. */
  INGEST(
      "ingest",
      EnumSet.of(Topic.TRIGGER_REQUEST, Topic.FRAME),
      EnumSet.of(Topic.TRIGGER, Topic.FRAME, Topic.CAMERA, Topic.LOSS)),
  /** The inspection job. */
  INSPECTION(
      "inspection",
      EnumSet.of(
          Topic.FRAME,
          Topic.TRIGGER,
          Topic.LOSS,
          Topic.PART_CONTEXT,
          Topic.PROCESS,
          Topic.RECIPE,
          Topic.DEPLOYMENT,
          Topic.ALARM_ACTION,
          Topic.FEEDBACK,
          Topic.OPINION_ANSWER),
      EnumSet.of(
          Topic.VIEW_VERDICT,
          Topic.GATE_VERDICT,
          Topic.ALARM,
          Topic.ALARM_ACTION,
          Topic.LEDGER,
          Topic.SPC,
          Topic.OPINION_REQUEST,
          Topic.OPINION_AUDIT,
          Topic.MODEL_STATUS,
          Topic.AUDIT,
          Topic.DEAD_LETTER)),
  /**
   * The exactly-once step to the MES. Reads what it writes, too: after a restart it looks what is
   * there.
   */
  MES_DELIVERY(
      "mes-delivery",
      EnumSet.of(Topic.GATE_VERDICT, Topic.PART_VERDICT),
      EnumSet.of(Topic.PART_VERDICT)),
  /** Both jobs where one cluster runs them with one certificate, as on a single machine. */
  LINE(
      "line",
      either(INSPECTION.reads, MES_DELIVERY.reads),
      either(INSPECTION.writes, MES_DELIVERY.writes)),
  /** The large model beside the line. */
  SECOND_OPINION(
      "second-opinion",
      EnumSet.of(Topic.OPINION_REQUEST),
      EnumSet.of(Topic.OPINION_ANSWER, Topic.DEAD_LETTER)),
  /** Announces finished archive files. */
  ARCHIVE_ANNOUNCE("archive-announce", EnumSet.of(Topic.FLAGGED), EnumSet.of(Topic.FLAGGED)),
  /** Mines the archive. */
  ANALYZE(
      "analyze",
      EnumSet.of(Topic.FEEDBACK, Topic.FLAGGED, Topic.PATTERN),
      EnumSet.of(Topic.PATTERN)),
  /**
   * Pages for operators and quality engineers: shows nearly everything, changes what people change.
   */
  CONSOLE(
      "console",
      EnumSet.complementOf(EnumSet.of(Topic.TRIGGER_REQUEST, Topic.TRIGGER_REQUEST_JSON)),
      EnumSet.of(Topic.ALARM_ACTION, Topic.FEEDBACK, Topic.RECIPE, Topic.DEPLOYMENT, Topic.AUDIT)),
  /** A person at the command line who deploys models and looks after topics. */
  STEWARD(
      "steward",
      EnumSet.allOf(Topic.class),
      EnumSet.of(Topic.RECIPE, Topic.MODEL, Topic.DEPLOYMENT, Topic.AUDIT)),
  /** Brings files and questions from a line to the centre; the same user at both ends. */
  UPLINK(
      "uplink",
      EnumSet.of(Topic.FLAGGED, Topic.OPINION_REQUEST),
      EnumSet.of(Topic.FLAGGED, Topic.OPINION_REQUEST, Topic.DEAD_LETTER)),
  /**
   * MirrorMaker at the line's broker: takes what the centre may know, brings what comes back. Its
   * own topics are those in which it keeps its settings and how far it is.
   */
  MIRROR_LINE("mirror-line", Mirrored.UP, Mirrored.DOWN),
  /** MirrorMaker at the centre's broker. */
  MIRROR_CENTRE("mirror-centre", Mirrored.DOWN, Mirrored.UP),
  /** Translates for a MES that can't read Avro. */
  MES_BRIDGE("mes-bridge", topics(JsonTopic::from), topics(JsonTopic::to)),
  /** Tells a collector of OpenTelemetry. */
  TRACES("traces", EnumSet.of(Topic.PART_VERDICT), EnumSet.noneOf(Topic.class)),
  /** The plant's MES and machines, from outside. */
  MES(
      "mes",
      EnumSet.of(
          Topic.PART_VERDICT,
          Topic.PATTERN,
          Topic.ALARM,
          Topic.PART_VERDICT_JSON,
          Topic.PATTERN_JSON,
          Topic.ALARM_JSON),
      EnumSet.of(
          Topic.PART_CONTEXT,
          Topic.PROCESS,
          Topic.TRIGGER_REQUEST,
          Topic.PART_CONTEXT_JSON,
          Topic.PROCESS_JSON,
          Topic.TRIGGER_REQUEST_JSON)),
  /** The reject gate, from outside. */
  REJECT_GATE("reject-gate", EnumSet.of(Topic.GATE_VERDICT), EnumSet.noneOf(Topic.class));

  private final String userName;

  @SuppressWarnings("ImmutableEnumChecker") // A copy that nobody can change.
  private final Set<Topic> reads;

  @SuppressWarnings("ImmutableEnumChecker") // As above.
  private final Set<Topic> writes;

  Service(String userName, EnumSet<Topic> reads, EnumSet<Topic> writes) {
    this.userName = userName;
    this.reads = Set.copyOf(reads);
    this.writes = Set.copyOf(writes);
  }

  /** Name of its Kafka user. */
  public String userName() {
    return userName;
  }

  /** Topics that it may read. */
  public Set<Topic> reads() {
    return reads;
  }

  /** Topics that it may write. */
  public Set<Topic> writes() {
    return writes;
  }

  /** Beginnings of the names of consumer groups that it may be a member of. */
  public List<String> groups() {
    return switch (this) {
      case INSPECTION, LINE -> List.of("lineside-");
      case MES_DELIVERY -> List.of("lineside-mes");
      case SECOND_OPINION -> List.of("lineside-second-opinion");
      case MES_BRIDGE -> List.of("lineside-mes-bridge");
      case TRACES -> List.of("lineside-trace-export");
      case UPLINK -> List.of("lineside-uplink");
      case MIRROR_LINE, MIRROR_CENTRE -> List.of("mirror-");
      case MES -> List.of("mes");
      case REJECT_GATE -> List.of("reject-gate");
      case INGEST, ARCHIVE_ANNOUNCE, ANALYZE, CONSOLE, STEWARD -> List.of();
    };
  }

  /** Beginnings of the transactional ids that it may use. */
  public List<String> transactions() {
    return switch (this) {
      case MES_DELIVERY, LINE -> List.of("lineside-mes");
      case MES_BRIDGE -> List.of("lineside-mes-bridge");
      case INGEST,
          INSPECTION,
          SECOND_OPINION,
          ARCHIVE_ANNOUNCE,
          ANALYZE,
          CONSOLE,
          STEWARD,
          UPLINK,
          TRACES,
          MIRROR_LINE,
          MIRROR_CENTRE,
          MES,
          REJECT_GATE ->
          List.of();
    };
  }

  /** Beginnings of the names of topics outside of the catalogue that are its own. */
  public List<String> ownTopics() {
    return this == MIRROR_LINE || this == MIRROR_CENTRE ? List.of("mirror-") : List.of();
  }

  /** What MirrorMaker carries between a line and the centre, as deploy/uplink has it. */
  private static final class Mirrored {
    static final EnumSet<Topic> UP =
        EnumSet.of(Topic.PART_VERDICT, Topic.ALARM, Topic.LEDGER, Topic.SPC, Topic.AUDIT);
    static final EnumSet<Topic> DOWN = EnumSet.of(Topic.OPINION_ANSWER, Topic.PATTERN, Topic.MODEL);
  }

  private static EnumSet<Topic> either(Set<Topic> some, Set<Topic> others) {
    EnumSet<Topic> all = EnumSet.copyOf(some);
    all.addAll(others);
    return all;
  }

  private static EnumSet<Topic> topics(java.util.function.Function<JsonTopic, Topic> end) {
    EnumSet<Topic> topics = EnumSet.noneOf(Topic.class);
    Arrays.stream(JsonTopic.values()).map(end).forEach(topics::add);
    return topics;
  }
}
