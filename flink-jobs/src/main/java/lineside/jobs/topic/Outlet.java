package lineside.jobs.topic;

import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmLoad;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.Spc;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.DeadLetterDraft;
import org.apache.avro.specific.SpecificRecordBase;

/** What the jobs write, to which topic, under which key. */
public enum Outlet {
  /** View verdicts by line. */
  VIEW_VERDICT(Topic.VIEW_VERDICT),
  /** Part verdicts for the gate by part. */
  GATE_VERDICT(Topic.GATE_VERDICT),
  /** Part verdicts for the MES by part. */
  PART_VERDICT(Topic.PART_VERDICT),
  /** Alarms by alarm. */
  ALARM(Topic.ALARM),
  /** What became of what persons did with alarms, by line. */
  ALARM_OUTCOME(Topic.ALARM_ACTION),
  /** Control charts by line. */
  CHART(Topic.SPC),
  /** The load of alarms by line. */
  ALARM_LOAD(Topic.SPC),
  /** Books by line. */
  LEDGER(Topic.LEDGER),
  /** Questions to the large model by line. */
  OPINION_REQUEST(Topic.OPINION_REQUEST),
  /** Audits by line. */
  OPINION_AUDIT(Topic.OPINION_AUDIT),
  /** What machines made of deployed models, by machine and model. */
  MODEL_STATUS(Topic.MODEL_STATUS),
  /** Who changed what, by subject. */
  AUDIT_TRAIL(Topic.AUDIT),
  /** Dead letters by the coordinates of their record. */
  DEAD_LETTER(Topic.DEAD_LETTER);

  private final Topic topic;

  Outlet(Topic topic) {
    this.topic = topic;
  }

  /** Topic. */
  public Topic topic() {
    return topic;
  }

  /**
   * Key of a record of that topic.
   *
   * @throws ClassCastException when the record does not belong there
   */
  String keyOf(SpecificRecordBase record) {
    return switch (this) {
      case VIEW_VERDICT -> ((ViewVerdict) record).getLineId();
      case GATE_VERDICT, PART_VERDICT -> ((PartVerdict) record).getPartId();
      case ALARM -> ((Alarm) record).getAlarmId();
      case ALARM_OUTCOME -> ((AlarmActionOutcome) record).getLineId();
      case CHART -> ((Spc) record).getLineId();
      case ALARM_LOAD -> ((AlarmLoad) record).getLineId();
      case LEDGER -> ((LedgerEntry) record).getLineId();
      case OPINION_REQUEST -> ((SecondOpinionRequest) record).getLineId();
      case OPINION_AUDIT -> ((OpinionAudit) record).getLineId();
      case MODEL_STATUS -> keyOf((ModelStatus) record);
      case AUDIT_TRAIL -> ((AuditEntry) record).getSubject();
      case DEAD_LETTER -> DeadLetterDraft.keyOf((DeadLetter) record);
    };
  }

  private static String keyOf(ModelStatus status) {
    return status.getMachineId() + "/" + status.getModelSha256();
  }
}
