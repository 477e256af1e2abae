package lineside.jobs.topic;

import java.util.function.Function;
import lineside.jobs.deadletter.DeadLetters;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;

/** What the jobs write, to which topic, under which key. */
public enum Outlet {
  /** View verdicts by line. */
  VIEW_VERDICT(Topic.VIEW_VERDICT, record -> ((ViewVerdict) record).getLineId()),
  /** Part verdicts for the gate by part. */
  GATE_VERDICT(Topic.GATE_VERDICT, record -> ((PartVerdict) record).getPartId()),
  /** Part verdicts for the MES by part. */
  PART_VERDICT(Topic.PART_VERDICT, record -> ((PartVerdict) record).getPartId()),
  /** Alarms by alarm. */
  ALARM(Topic.ALARM, record -> ((Alarm) record).getAlarmId()),
  /** Books by line. */
  LEDGER(Topic.LEDGER, record -> ((LedgerEntry) record).getLineId()),
  /** Dead letters by the coordinates of their record. */
  DEAD_LETTER(Topic.DEAD_LETTER, record -> DeadLetters.keyOf((DeadLetter) record));

  private final Topic topic;
  private final Function<SpecificRecordBase, String> key;

  Outlet(Topic topic, Function<SpecificRecordBase, String> key) {
    this.topic = topic;
    this.key = key;
  }

  /** Topic. */
  public Topic topic() {
    return topic;
  }

  /** Key of a record of that topic. */
  String of(SpecificRecordBase record) {
    return key.apply(record);
  }
}
