package lineside.console.adjust;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lineside.console.problem.Problem;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import org.jspecify.annotations.Nullable;

/**
 * What is to stand after what stands now. What nobody names stays; a model that becomes active is
 * canary and shadow no more.
 */
final class NextModels {
  private static final int MOST_SHADOWS = 3;

  private final String lineId;
  private final String recipeId;
  private final @Nullable Deployment standing;
  private @Nullable ModelReference active;
  private @Nullable ModelReference previous;
  private @Nullable Canary canary;
  private List<ModelReference> shadows = List.of();

  NextModels(String lineId, String recipeId, @Nullable Deployment standing) {
    this.lineId = lineId;
    this.recipeId = recipeId;
    this.standing = standing;
    if (standing != null) {
      active = standing.getActive();
      previous = standing.getPrevious();
      canary = standing.getCanary();
      shadows = List.copyOf(standing.getShadow());
    }
  }

  Deployment change(
      DeploymentDesk.Wish wish, Function<String, ModelReference> models, AuditWriter.Deed deed) {
    switch (String.valueOf(wish.action())) {
      case "promote" -> promote();
      case "roll-back" -> rollBack();
      case "activate" -> activate(named(wish, models));
      case "canary" -> tryOut(named(wish, models), wish.share());
      case "end-canary" -> canary = null;
      case "shadow" -> watch(named(wish, models));
      case "end-shadow" -> watchNoLonger(String.valueOf(wish.model()));
      default -> throw Problem.badRequest("action", "there is no such action");
    }
    return record(deed);
  }

  private static ModelReference named(
      DeploymentDesk.Wish wish, Function<String, ModelReference> models) {
    String model = wish.model();
    if (model == null) {
      throw Problem.badRequest("model", "it is missing");
    }
    return models.apply(model);
  }

  private void activate(ModelReference model) {
    if (active == null || !active.getSha256().equals(model.getSha256())) {
      previous = active;
    }
    active = model;
    if (canary != null && canary.getModel().getSha256().equals(model.getSha256())) {
      canary = null;
    }
    watchNoLonger(model.getSha256());
  }

  private void promote() {
    if (canary == null) {
      throw new Problem(Problem.Kind.NOTHING_BEFORE, "There is no canary that could be promoted.");
    }
    activate(canary.getModel());
  }

  private void rollBack() {
    ModelReference before = previous;
    if (before == null) {
      throw new Problem(
          Problem.Kind.NOTHING_BEFORE,
          "No model is known from before. Withdraw the deployment to give the recipe back to the"
              + " model that the jobs were started with.");
    }
    canary = null;
    shadows = List.of();
    activate(before);
  }

  private void tryOut(ModelReference model, @Nullable Double share) {
    if (share == null || !(share > 0 && share < 1)) {
      throw Problem.badRequest("share", "it must be above 0 and below 1");
    }
    canary = new Canary(model, share);
    watchNoLonger(model.getSha256());
  }

  private void watch(ModelReference model) {
    watchNoLonger(model.getSha256());
    List<ModelReference> more = new ArrayList<>(shadows);
    more.add(model);
    if (more.size() > MOST_SHADOWS) {
      throw Problem.badRequest("model", "at most " + MOST_SHADOWS + " models look on at once");
    }
    shadows = more;
  }

  private void watchNoLonger(String sha256) {
    shadows = shadows.stream().filter(shadow -> !shadow.getSha256().equals(sha256)).toList();
  }

  private Deployment record(AuditWriter.Deed deed) {
    ModelReference judging = active;
    if (judging == null) {
      throw new Problem(
          Problem.Kind.NOTHING_BEFORE,
          "Nothing is deployed yet: a model must be made active first.");
    }
    return Deployment.newBuilder()
        .setLineId(lineId)
        .setRecipeId(recipeId)
        .setRevision(standing == null ? 1 : standing.getRevision() + 1)
        .setActive(judging)
        .setPrevious(previous)
        .setCanary(canary)
        .setShadow(shadows)
        .setStations(standing == null ? List.of() : standing.getStations())
        .setWho(deed.who())
        .setWhy(deed.why())
        .setAt(deed.at())
        .build();
  }
}
