package lineside.jobs.line;

import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmLoad;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.Spc;
import lineside.schemas.record.ViewVerdict;

/** Where a line puts what it decides. Called on the operator's thread; keeps no record. */
public interface LineOutput {
  /** One view was evaluated, or is UNDEFINED for want of a frame. */
  void view(ViewVerdict verdict);

  /** A part verdict of any revision, for the gate. */
  void part(PartVerdict verdict);

  /** An alarm changed. */
  void alarm(Alarm alarm);

  /** What became of what a person did with an alarm. */
  void alarmOutcome(AlarmActionOutcome outcome);

  /** A person changed an alarm. */
  void trail(AuditEntry entry);

  /** A period of a station's or the line's charts is closed. */
  void chart(Spc chart);

  /** A period has passed, with what it asked of operators. */
  void alarmLoad(AlarmLoad load);

  /** An inspection is closed. */
  void row(InspectionRow row);

  /** A period of one camera is closed. */
  void ledger(LedgerEntry entry);

  /** A frame belongs to no announced trigger. */
  void deadLetter(DeadLetter letter);

  /** The large model is asked about a view. */
  void request(SecondOpinionRequest request);

  /** An audit was answered. */
  void audit(OpinionAudit audit);

  /** Evidence came after its inspection was closed, or came again: counted, nothing else. */
  void late(LineEvent.Kind kind);
}
