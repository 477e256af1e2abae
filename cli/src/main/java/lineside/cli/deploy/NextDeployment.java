package lineside.cli.deploy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.StationModel;
import org.jspecify.annotations.Nullable;

/**
 * What is to stand after what stands now. What nobody names stays; a model that becomes active is
 * canary and shadow no more.
 */
public final class NextDeployment {
  private final String lineId;
  private final String recipeId;
  private final @Nullable Deployment standing;
  private @Nullable ModelReference active;
  private @Nullable ModelReference previous;
  private @Nullable Canary canary;
  private List<ModelReference> shadows = List.of();
  private final Map<String, StationModel> stations = new TreeMap<>();

  /**
   * Begins with what stands.
   *
   * @param recipeId empty for every recipe of the line without a deployment of its own
   * @param standing null when nothing is deployed
   */
  public NextDeployment(String lineId, String recipeId, @Nullable Deployment standing) {
    this.lineId = lineId;
    this.recipeId = recipeId;
    this.standing = standing;
    if (standing != null) {
      active = standing.getActive();
      previous = standing.getPrevious();
      canary = standing.getCanary();
      shadows = List.copyOf(standing.getShadow());
      standing
          .getStations()
          .forEach(
              station ->
                  stations.put(station.getStationId(), StationModel.newBuilder(station).build()));
    }
  }

  /** Makes a model the one whose verdicts count; the one before it can be rolled back to. */
  public NextDeployment activate(ModelReference model) {
    if (active == null || !active.getSha256().equals(model.getSha256())) {
      previous = active;
    }
    active = model;
    if (canary != null && canary.getModel().getSha256().equals(model.getSha256())) {
      canary = null;
    }
    watchNoLonger(model);
    return this;
  }

  /** Gives a share to a model; it is a shadow no more. */
  public NextDeployment tryOut(ModelReference model, double share) {
    canary = new Canary(model, share);
    watchNoLonger(model);
    return this;
  }

  /** Lets these models look on, and no others. */
  public NextDeployment watch(List<ModelReference> models) {
    shadows = List.copyOf(models);
    return this;
  }

  /** Models of stations by their ids, to be changed. */
  public Map<String, StationModel> stations() {
    return stations;
  }

  /** Ends the canary. */
  public NextDeployment withoutCanary() {
    canary = null;
    return this;
  }

  /**
   * Makes the canary active.
   *
   * @throws IllegalStateException when there is none
   */
  public NextDeployment promote() {
    if (canary == null) {
      throw new IllegalStateException("there is no canary to promote");
    }
    return activate(canary.getModel());
  }

  /**
   * Goes back to the active model of before, without canary and shadows. Models of stations stay.
   *
   * @throws IllegalStateException when none is known
   */
  public NextDeployment rollBack() {
    ModelReference before = previous;
    if (before == null) {
      throw new IllegalStateException(
          "no model is known from before; --withdraw gives the recipe back to the job's own");
    }
    canary = null;
    shadows = List.of();
    return activate(before);
  }

  /**
   * The record.
   *
   * @throws IllegalStateException when no model is active
   */
  public Deployment by(String who, String why, Instant at) {
    ModelReference judging = active;
    if (judging == null) {
      throw new IllegalStateException("nothing is deployed yet, an active model must be named");
    }
    return Deployment.newBuilder()
        .setLineId(lineId)
        .setRecipeId(recipeId)
        .setRevision(standing == null ? 1 : standing.getRevision() + 1)
        .setActive(judging)
        .setPrevious(previous)
        .setCanary(canary)
        .setShadow(shadows)
        .setStations(List.copyOf(stations.values()))
        .setWho(who)
        .setWhy(why)
        .setAt(at)
        .build();
  }

  private void watchNoLonger(ModelReference model) {
    shadows =
        shadows.stream().filter(shadow -> !shadow.getSha256().equals(model.getSha256())).toList();
  }
}
