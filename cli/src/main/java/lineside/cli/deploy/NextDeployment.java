package lineside.cli.deploy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
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
  private @Nullable ModelReference shadow;

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
      shadow = standing.getShadow().isEmpty() ? null : standing.getShadow().get(0);
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
    if (shadow != null && shadow.getSha256().equals(model.getSha256())) {
      shadow = null;
    }
    return this;
  }

  /** Gives a share to a model; it is a shadow no more. */
  public NextDeployment tryOut(ModelReference model, double share) {
    canary = new Canary(model, share);
    if (shadow != null && shadow.getSha256().equals(model.getSha256())) {
      shadow = null;
    }
    return this;
  }

  /** Lets a model look on. */
  public NextDeployment watch(ModelReference model) {
    shadow = model;
    return this;
  }

  /** Ends the canary. */
  public NextDeployment withoutCanary() {
    canary = null;
    return this;
  }

  /** Ends the shadow. */
  public NextDeployment withoutShadow() {
    shadow = null;
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
   * Goes back to the active model of before, alone.
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
    shadow = null;
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
    List<ModelReference> shadows = new ArrayList<>();
    if (shadow != null) {
      shadows.add(shadow);
    }
    return Deployment.newBuilder()
        .setLineId(lineId)
        .setRecipeId(recipeId)
        .setRevision(standing == null ? 1 : standing.getRevision() + 1)
        .setActive(judging)
        .setPrevious(previous)
        .setCanary(canary)
        .setShadow(shadows)
        .setWho(who)
        .setWhy(why)
        .setAt(at)
        .build();
  }
}
