package lineside.cli.result;

import java.util.HashSet;
import java.util.Set;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.OpinionStatus;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.SecondOpinion;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;

/** What the large model was asked and said, by view id. Not thread-safe. */
final class Questions {
  private final Set<String> asked = new HashSet<>();
  private final Set<String> undecided = new HashSet<>();
  private final Set<String> answered = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> late = new HashSet<>();

  void take(SecondOpinionRequest request) {
    asked.add(request.getViewId());
    if (!request.getIsAudit()) {
      undecided.add(request.getViewId());
    }
  }

  void take(SecondOpinionAnswer answer) {
    answered.add(answer.getViewId());
  }

  /** A question that nobody can answer is not open either. */
  void take(DeadLetter letter) {
    String viewId = letter.getViewId();
    if (viewId != null && letter.getSourceTopic().equals(Topic.OPINION_REQUEST.topicName())) {
      refused.add(viewId);
    }
  }

  /** Only final verdicts tell who was late: a revision may know the answer. */
  void take(PartVerdict verdict) {
    for (ViewVerdict view : verdict.getViews()) {
      SecondOpinion opinion = view.getSecondOpinion();
      if (opinion != null
          && opinion.getStatus() == OpinionStatus.OUT_OF_TIME
          && verdict.getRevision() == 0) {
        late.add(view.getViewId());
      }
    }
  }

  /** Questions, audits too, whose answer may still come. */
  long open() {
    return asked.stream()
        .filter(viewId -> !answered.contains(viewId) && !refused.contains(viewId))
        .count();
  }

  long requested() {
    return undecided.size();
  }

  long answered() {
    return undecided.stream().filter(answered::contains).count();
  }

  long late() {
    return late.size();
  }
}
