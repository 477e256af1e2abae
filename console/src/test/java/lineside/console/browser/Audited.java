package lineside.console.browser;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import lineside.console.plant.Plant;
import lineside.schemas.record.EscapeShare;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.topic.Topic;

/** What the jobs say of the audit of passed parts. */
final class Audited {
  private static final String LARGE_MODEL = "ef".repeat(32);
  private final Plant plant;

  Audited(Plant plant) {
    this.plant = plant;
  }

  /** The large model finds a passed part defective. */
  void doubt(PartVerdict verdict) {
    plant.send(
        Topic.OPINION_ANSWER,
        verdict.getLineId(),
        SecondOpinionAnswer.newBuilder()
            .setRequestId(verdict.getInspectionId())
            .setViewId(verdict.getViews().get(0).getViewId())
            .setInspectionId(verdict.getInspectionId())
            .setLineId(verdict.getLineId())
            .setIsAudit(true)
            .setResultEvaluation(ResultEvaluation.NOT_OK)
            .setScore(0.93f)
            .setThreshold(0.8f)
            .setUndecidableFrom(0.6f)
            .setModelSha256(LARGE_MODEL)
            .setProvider("CPUExecutionProvider")
            .setInferMicros(90_000)
            .setAnsweredAtMicros(Parts.micros(Instant.now()))
            .setFindings(List.of())
            .build());
  }

  /** Counts of the running shift. */
  void count(String line, int audited, int disagreed, int reviewed, int confirmed) {
    Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS);
    plant.send(
        Topic.OPINION_AUDIT,
        line,
        OpinionAudit.newBuilder()
            .setLineId(line)
            .setRecipeId(Recipes.ID)
            .setShiftStart(start)
            .setShiftEnd(start.plus(8, ChronoUnit.HOURS))
            .setAudited(audited)
            .setDisagreed(disagreed)
            .setDoubted(1)
            .setDisagreementRate((double) disagreed / audited)
            .setLastViewId("")
            .setReviewed(reviewed)
            .setConfirmed(confirmed)
            .setEscapes(reviewed == 0 ? null : new EscapeShare(0.005, 0.0006, 0.018, 0.95))
            .build());
  }
}
