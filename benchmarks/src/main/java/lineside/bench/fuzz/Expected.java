package lineside.bench.fuzz;

import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;

/** Which messages the jobs take from a topic. */
final class Expected {
  private Expected() {}

  /**
   * Whether the message may be taken from the topic. Those that a line hears of share one decoder,
   * which takes each of them from each topic.
   */
  static boolean on(Topic topic, SpecificRecordBase message) {
    return switch (topic) {
      case FRAME -> message instanceof Frame || message instanceof CameraState;
      case RECIPE -> message instanceof Recipe;
      case DEPLOYMENT -> message instanceof Deployment;
      default -> isOfALine(message);
    };
  }

  private static boolean isOfALine(SpecificRecordBase message) {
    return message instanceof Trigger
        || message instanceof Loss
        || message instanceof PartContext
        || message instanceof ProcessReading
        || message instanceof SecondOpinionAnswer
        || message instanceof AlarmAction
        || message instanceof AlarmActionOutcome
        || message instanceof Feedback;
  }
}
