package lineside.jobs.inspection;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import lineside.jobs.deployment.Assignment;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ShadowComparison;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.detect.DefectMap;
import lineside.vision.detect.Detection;

/**
 * Turns what a model saw into a view verdict, by the thresholds of its package or of the recipe.
 * Thread-safe.
 */
final class ViewJudgement {
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

  /** Takes the maker of verdicts, and what is kept as evidence. */
  ViewJudgement(ViewVerdicts verdicts, EvidenceWriter evidence, KeptPictures kept) {
    this.kept = kept;
    this.verdicts = verdicts;
    this.evidence = evidence;
    this.findings = new FindingsOfView(evidence);
  }

  /** The verdict that counts; evidence of a flagged view is stored when this returns. */
  ViewVerdict verdict(PendingView pending, Detection detection, Run run, Assignment<FrameJudge> by)
      throws IOException {
    FrameJudge.Identity model = pending.expected().judgedBy(by.judge().model().identity());
    Assignment.Grounds why = by.grounds();
    ResultEvaluation evaluation = evaluate(detection.score(), model);
    ViewVerdict.Builder verdict =
        begun(pending, detection, run, model)
            .setPictureSha256(kept.of(pending, evaluation))
            .setModelStage(why.stage())
            .setDeploymentRevision(why.revision())
            .setRefusedModelSha256(why.refusedSha256())
            .setModelChoice(why.choice())
            .setTaktLeftMillis(why.taktLeftMillis());
    if (evaluation != ResultEvaluation.OK) {
      addEvidence(verdict, pending, detection);
    }
    return verdict.build();
  }

  /**
   * What a shadow thinks, beside the verdict that counts; evidence is stored where they differ. May
   * be called by another thread.
   */
  ViewVerdict shadow(
      PendingView pending,
      Detection detection,
      Run run,
      FrameJudge.Identity shadow,
      ViewVerdict counted)
      throws IOException {
    FrameJudge.Identity model = pending.expected().judgedBy(shadow);
    ResultEvaluation evaluation = evaluate(detection.score(), model);
    boolean isFlip = evaluation != counted.getResultEvaluation();
    ViewVerdict.Builder verdict =
        begun(pending, detection, run, model)
            .setModelStage(ModelStage.SHADOW)
            .setDeploymentRevision(counted.getDeploymentRevision())
            .setShadowOf(
                ShadowComparison.newBuilder()
                    .setModelSha256(requireNonNull(counted.getModelSha256()))
                    .setResultEvaluation(counted.getResultEvaluation())
                    .setScore(requireNonNull(counted.getScore()))
                    .setIsFlip(isFlip)
                    .build());
    if (isFlip) {
      addEvidence(verdict, pending, detection);
    }
    return verdict.build();
  }

  private ViewVerdict.Builder begun(
      PendingView pending, Detection detection, Run run, FrameJudge.Identity model) {
    return verdicts
        .begun(pending.trigger(), pending.expected().view().getStationId())
        .setResultEvaluation(evaluate(detection.score(), model))
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
        .setSuppressedFindings(detection.suppressedRegions());
  }

  private void addEvidence(ViewVerdict.Builder verdict, PendingView pending, Detection detection)
      throws IOException {
    verdict
        .setFindings(findings.of(pending, detection))
        .setEvidenceSha256(evidence.storeOverview(pending.picture()));
    DefectMap map = detection.map();
    if (map != null) {
      verdict.setDefectMapSha256(evidence.storeMap(map, pending.picture()));
    }
  }

  private static ResultEvaluation evaluate(float score, FrameJudge.Identity model) {
    if (score >= model.notOk()) {
      return ResultEvaluation.NOT_OK;
    }
    return score >= model.undecidableFrom() ? ResultEvaluation.NOT_DECIDABLE : ResultEvaluation.OK;
  }
}
