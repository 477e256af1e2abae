package lineside.schemas.trace;

import java.util.Optional;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * What a message is of, in the trace of an inspection.
 *
 * @param traceId id of the inspection, which is a trace id of W3C: 16 bytes in lower-case hex; of a
 *     file of the archive its own id, because it holds many inspections
 * @param step what was done, such as {@code view}
 * @param id identity of the message within the step, the same when it is sent again
 */
record Traced(String traceId, String step, String id) {
  private static final int HEX_DIGITS = 32;

  /** Empty for what belongs to no inspection, and where ids are none of ours. */
  static Optional<Traced> of(SpecificRecordBase message) {
    Traced traced = find(message);
    return traced != null && isTraceId(traced.traceId) ? Optional.of(traced) : Optional.empty();
  }

  private static @Nullable Traced find(SpecificRecordBase message) {
    if (message instanceof Frame frame) {
      return new Traced(
          inspection(frame.getLineId(), frame.getPartId(), frame.getAttempt()),
          "frame",
          frame.getViewId());
    }
    if (message instanceof Trigger trigger) {
      return new Traced(
          inspection(trigger.getLineId(), trigger.getPartId(), trigger.getAttempt()),
          "trigger",
          trigger.getViewId());
    }
    if (message instanceof Loss loss) {
      return new Traced(
          inspection(loss.getLineId(), loss.getPartId(), loss.getAttempt()),
          "loss",
          loss.getViewId());
    }
    if (message instanceof ViewVerdict view) {
      return new Traced(
          view.getInspectionId(), "view", view.getViewId() + "/" + view.getModelStage());
    }
    if (message instanceof PartVerdict part) {
      return new Traced(part.getInspectionId(), "part", part.getVerdictId());
    }
    return findAfterVerdict(message);
  }

  private static @Nullable Traced findAfterVerdict(SpecificRecordBase message) {
    if (message instanceof Alarm alarm) {
      String inspectionId = alarm.getLastInspectionId();
      return inspectionId == null
          ? null
          : new Traced(inspectionId, "alarm", alarm.getAlarmId() + "/" + alarm.getRevision());
    }
    if (message instanceof SecondOpinionRequest question) {
      return new Traced(question.getInspectionId(), "question", question.getRequestId());
    }
    if (message instanceof SecondOpinionAnswer answer) {
      return new Traced(answer.getInspectionId(), "answer", answer.getRequestId());
    }
    if (message instanceof FlaggedFile file) {
      return new Traced(file.getFileId(), "archive", file.getFileId());
    }
    if (message instanceof Feedback feedback) {
      return new Traced(
          inspection(feedback.getLineId(), feedback.getPartId(), feedback.getAttempt()),
          "feedback",
          feedback.getFeedbackId());
    }
    return null;
  }

  private static String inspection(String lineId, String partId, int attempt) {
    return Identities.inspectionId(lineId, partId, attempt);
  }

  private static boolean isTraceId(String id) {
    return id.length() == HEX_DIGITS
        && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))
        && id.chars().anyMatch(c -> c != '0');
  }
}
