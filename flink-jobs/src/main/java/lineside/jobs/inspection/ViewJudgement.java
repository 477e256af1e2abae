package lineside.jobs.inspection;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.detect.Detection;

/** Turns what the model saw into a view verdict, by the thresholds of its package. */
final class ViewJudgement {
  private final FrameJudge.Identity model;
  private final ViewVerdicts verdicts;
  private final EvidenceWriter evidence;
  private final FindingsOfView findings;
  private final KeptPictures kept;

  /**
   * The run of the model that a view was part of.
   *
   * @param views views in it, at least 1
   * @param nanos time that it took
   */
  record Run(int views, long nanos) {
    /** One view's share, microseconds. */
    int shareMicros() {
      return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMicros(nanos / views));
    }
  }

  /** Takes the model that judges, the maker of verdicts, and what is kept as evidence. */
  ViewJudgement(
      FrameJudge.Identity model,
      ViewVerdicts verdicts,
      EvidenceWriter evidence,
      KeptPictures kept) {
    this.kept = kept;
    this.model = model;
    this.verdicts = verdicts;
    this.evidence = evidence;
    this.findings = new FindingsOfView(evidence);
  }

  /** The verdict on a view; evidence of a flagged one is stored when this returns. */
  ViewVerdict verdict(PendingView pending, Detection detection, Run run) throws IOException {
    ResultEvaluation evaluation = evaluate(detection.score());
    ViewVerdict.Builder verdict =
        verdicts
            .begun(pending.trigger(), pending.expected().view().getStationId())
            .setResultEvaluation(evaluation)
            .setScore(detection.score())
            .setThreshold(model.notOk())
            .setUndecidableFrom(model.undecidableFrom())
            .setModelSha256(model.modelSha256())
            .setProvider(model.provider())
            .setWidthPx(pending.picture().widthPx())
            .setHeightPx(pending.picture().heightPx())
            .setAcquiredAtMicros(pending.timing().acquiredAtMicros())
            .setDecodeMicros(pending.timing().decodeMicros())
            .setInferMicros(run.shareMicros())
            .setBatchSize(run.views())
            .setSuppressedFindings(detection.suppressedRegions())
            .setPictureSha256(kept.of(pending, evaluation));
    if (evaluation != ResultEvaluation.OK) {
      verdict
          .setFindings(findings.of(pending, detection))
          .setEvidenceSha256(evidence.storeOverview(pending.picture()));
    }
    return verdict.build();
  }

  private ResultEvaluation evaluate(float score) {
    if (score >= model.notOk()) {
      return ResultEvaluation.NOT_OK;
    }
    return score >= model.undecidableFrom() ? ResultEvaluation.NOT_DECIDABLE : ResultEvaluation.OK;
  }
}
