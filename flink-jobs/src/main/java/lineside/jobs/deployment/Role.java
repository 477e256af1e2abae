package lineside.jobs.deployment;

import lineside.schemas.record.ModelStage;

/** What a deployment wants a model for. */
enum Role {
  /** Judges wherever nobody else does. */
  ACTIVE(ModelStage.ACTIVE),
  /** Judges at single stations, always or when time is short. */
  STATION(ModelStage.ACTIVE),
  /** Judges a share of the inspections. */
  CANARY(ModelStage.CANARY),
  /** Looks on. */
  SHADOW(ModelStage.SHADOW);

  private final ModelStage stage;

  Role(ModelStage stage) {
    this.stage = stage;
  }

  /** What its verdicts and its status say. */
  ModelStage stage() {
    return stage;
  }
}
