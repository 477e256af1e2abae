package lineside.console.store;

import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmLoad;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Loss;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.Spc;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.jdbi.v3.core.Handle;

/**
 * Puts messages into the tables. What is shown twice changes nothing, and but for the topics of
 * which only the last message of a key counts the order does not matter, so that history can be
 * filled in from its end.
 */
final class Intake {
  private final Handle handle;
  private final InspectionCounts counts = new InspectionCounts();
  private final List<InspectionTable.Row> verdicts = new ArrayList<>();
  private final List<UnseenTable.Row> unseen = new ArrayList<>();
  private final ShadowTable.Sums shadows = new ShadowTable.Sums();
  private long unreadable;

  private Intake(Handle handle) {
    this.handle = handle;
  }

  static void take(Handle handle, List<TopicMessage> messages) {
    Intake intake = new Intake(handle);
    messages.forEach(intake::take);
    intake.finish();
  }

  private void take(TopicMessage message) {
    if (message.isUnreadable()) {
      unreadable++;
      return;
    }
    if (LatestTable.keeps(message.place().topic())) {
      LatestTable.take(handle, message);
      return;
    }
    byte[] value = message.value();
    SpecificRecordBase content = message.content();
    if (value == null || content == null) {
      return;
    }
    if (content instanceof PartVerdict verdict) {
      if (message.place().topic() == Topic.GATE_VERDICT) {
        verdicts.add(new InspectionTable.Row(verdict, value));
      }
    } else if (content instanceof ViewVerdict view) {
      if (view.getModelStage() == ModelStage.SHADOW) {
        shadows.take(handle, view, value);
      }
    } else if (content instanceof Loss loss) {
      unseen.add(UnseenTable.rowOf(loss));
    } else if (content instanceof DeadLetter letter) {
      unseen.add(UnseenTable.rowOf(letter));
    } else {
      takeRare(content, value);
    }
  }

  private void takeRare(SpecificRecordBase content, byte[] value) {
    if (content instanceof Alarm alarm) {
      AlarmTables.take(handle, alarm, value);
    } else if (content instanceof AlarmAction action) {
      AlarmTables.take(handle, action, value);
    } else if (content instanceof AlarmActionOutcome outcome) {
      AlarmTables.take(handle, outcome, value);
    } else if (content instanceof Spc chart) {
      ChartTables.take(handle, chart, value);
    } else if (content instanceof AlarmLoad load) {
      ChartTables.take(handle, load, value);
    } else if (content instanceof LedgerEntry entry) {
      ChartTables.take(handle, entry, value);
    } else if (content instanceof AuditEntry entry) {
      RecordTables.take(handle, entry, value);
    } else if (content instanceof Feedback feedback) {
      RecordTables.take(handle, feedback, value);
    } else if (content instanceof OpinionAudit audit) {
      DoubtTables.take(handle, audit, value);
    } else if (content instanceof SecondOpinionAnswer answer) {
      DoubtTables.take(handle, answer);
    }
  }

  private void finish() {
    InspectionTable.take(handle, verdicts, counts);
    counts.write(handle);
    UnseenTable.take(handle, unseen);
    shadows.write(handle);
    if (unreadable > 0) {
      Facts.add(handle, Facts.UNREADABLE, unreadable);
    }
  }
}
