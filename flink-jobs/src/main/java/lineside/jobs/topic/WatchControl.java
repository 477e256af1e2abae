package lineside.jobs.topic;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import lineside.jobs.trail.AuditEntries;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditActor;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.wire.TrustedRecords;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a topic of control in, a dead letter for each that is refused out, and on {@link
 * #TRAIL} what the audit trail says of them. Applies nothing: a registry in each process does, by
 * the same rules, and keeps the last good one.
 */
public final class WatchControl extends ProcessFunction<TopicRecord, DeadLetter> {
  private static final long serialVersionUID = 1L;

  /** Name in the audit trail of who refuses a message. */
  private static final String WHO = "inspection job";

  static {
    TrustedRecords.trust();
  }

  /** Entries of the audit trail. */
  public static final OutputTag<AuditEntry> TRAIL =
      new OutputTag<>("audit-trail", new AvroTypeInfo<>(AuditEntry.class));

  private final ControlTopic topic;
  private final Clock clock;
  private transient @Nullable ControlReader reader;

  /** Takes the topic, and the wall clock, serializable, for dead letters. */
  public WatchControl(ControlTopic topic, Clock clock) {
    this.topic = topic;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    reader = topic.reader();
  }

  @Override
  public void processElement(TopicRecord record, Context context, Collector<DeadLetter> out) {
    try {
      AuditEntry entry = requireNonNull(reader).read(record);
      if (entry != null) {
        context.output(TRAIL, entry);
      }
    } catch (RefusedControlException e) {
      DeadLetter letter =
          RefusedRecord.deadLetterOf(record, e.reason(), e.detail(), clock.instant());
      out.collect(letter);
      context.output(TRAIL, refusal(record, letter));
    }
  }

  private AuditEntry refusal(TopicRecord record, DeadLetter letter) {
    String key = record.keyText();
    ControlReader rules = requireNonNull(reader);
    return AuditEntries.begun(rules.subjectOf(key), AuditAction.REFUSE, record.place())
        .setLineId(rules.lineOf(key))
        .setActor(AuditActor.MACHINE)
        .setWho(WHO)
        .setWhy(letter.getReason() + ": " + letter.getDetail())
        .setAfter("the last good one stays")
        .setAt(letter.getRecordedAt())
        .build();
  }
}
