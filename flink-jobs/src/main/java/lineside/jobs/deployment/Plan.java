package lineside.jobs.deployment;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.jobs.deployment.Assignment.Grounds;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.ModelChoice;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What judges the views of one deployment: immutable, and a holder of its models until closed.
 *
 * @param active the model whose verdicts count where nobody else's do
 * @param canary judges a share; null for none
 * @param stations models of single stations, by their ids
 * @param shadows judge beside
 * @param <M> a loaded model
 */
record Plan<M>(
    Active<M> active,
    @Nullable CanaryPlan<M> canary,
    Map<String, StationPlan<M>> stations,
    List<ModelLease<M>> shadows)
    implements AutoCloseable {

  /** Copies the collections. */
  Plan {
    stations = Map.copyOf(stations);
    shadows = List.copyOf(shadows);
  }

  /**
   * The model of every station without its own.
   *
   * @param judge the model
   * @param revision of the deployment that chose it; null when it is the job's own model
   * @param refusedSha256 the active model that the machine refused; null when it did not
   */
  record Active<M>(
      ModelLease<M> judge, @Nullable Integer revision, @Nullable String refusedSha256) {}

  /**
   * A share of the inspections.
   *
   * @param model null when the machine refused it, so that the active one judges its share
   * @param sha256 of the model
   */
  record CanaryPlan<M>(@Nullable ModelLease<M> model, String sha256, double share, int revision) {
    private CanaryPlan<M> again() {
      return new CanaryPlan<>(model == null ? null : model.again(), sha256, share, revision);
    }
  }

  /** One model for everything, of no deployment; the lease stays the caller's. */
  static <M> Assignment<M> alone(ModelLease<M> judge) {
    return new Assignment<>(
        judge,
        new Grounds(ModelStage.ACTIVE, null, null, ModelChoice.EVERY_STATION, null),
        List.of());
  }

  /** Who judges a view; without takts the same for all views of an inspection at a station. */
  Assignment<M> of(Trigger trigger, AtStation at) {
    StationPlan<M> station = stations.get(at.stationId());
    if (station == null) {
      return everywhere(trigger, active.refusedSha256(), null);
    }
    Long taktLeft = station.asked(at.taktLeftMillis());
    ModelLease<M> own = station.judge();
    if (own == null) {
      return everywhere(trigger, station.refusedSha256(), taktLeft);
    }
    if (!station.isShort(at.taktLeftMillis())) {
      return ofStation(trigger, station, station.refusedSha256(), taktLeft);
    }
    ModelLease<M> standIn = station.lighter().judge();
    if (standIn == null) {
      return ofStation(trigger, station, station.lighter().refusedSha256(), taktLeft);
    }
    return assigned(
        standIn,
        new Grounds(ModelStage.ACTIVE, station.revision(), null, ModelChoice.SHORT_TAKT, taktLeft));
  }

  private Assignment<M> ofStation(
      Trigger trigger,
      StationPlan<M> station,
      @Nullable String refusedSha256,
      @Nullable Long taktLeft) {
    ModelLease<M> own = requireNonNull(station.judge());
    if (own.sha256().equals(active.judge().sha256()) && isOfCanary(trigger)) {
      // The station is named for its lighter model only: it takes part in the trial.
      return everywhere(trigger, refusedSha256, taktLeft);
    }
    return assigned(
        own,
        new Grounds(
            ModelStage.ACTIVE, station.revision(), refusedSha256, ModelChoice.STATION, taktLeft));
  }

  private Assignment<M> everywhere(
      Trigger trigger, @Nullable String refusedSha256, @Nullable Long taktLeft) {
    ModelChoice choice = ModelChoice.EVERY_STATION;
    if (canary == null || !isOfCanary(trigger)) {
      return assigned(
          active.judge(),
          new Grounds(ModelStage.ACTIVE, active.revision(), refusedSha256, choice, taktLeft));
    }
    ModelLease<M> tried = canary.model();
    if (tried == null) {
      return assigned(
          active.judge(),
          new Grounds(ModelStage.ACTIVE, active.revision(), canary.sha256(), choice, taktLeft));
    }
    return assigned(
        tried, new Grounds(ModelStage.CANARY, canary.revision(), null, choice, taktLeft));
  }

  private boolean isOfCanary(Trigger trigger) {
    return canary != null
        && CanaryShare.contains(
            Identities.inspectionId(trigger.getLineId(), trigger.getPartId(), trigger.getAttempt()),
            canary.share());
  }

  private Assignment<M> assigned(ModelLease<M> judge, Grounds grounds) {
    return new Assignment<>(
        judge,
        grounds,
        shadows.stream().filter(shadow -> !shadow.sha256().equals(judge.sha256())).toList());
  }

  /** The same once more, with leases of its own. */
  Plan<M> again() {
    Map<String, StationPlan<M>> held = new HashMap<>();
    stations.forEach((station, plan) -> held.put(station, plan.again()));
    return new Plan<>(
        new Active<>(active.judge().again(), active.revision(), active.refusedSha256()),
        canary == null ? null : canary.again(),
        held,
        shadows.stream().map(ModelLease::again).toList());
  }

  @Override
  public void close() {
    active.judge().close();
    if (canary != null && canary.model() != null) {
      canary.model().close();
    }
    stations.values().forEach(StationPlan::close);
    shadows.forEach(ModelLease::close);
  }
}
