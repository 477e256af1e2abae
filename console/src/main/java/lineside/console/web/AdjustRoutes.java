package lineside.console.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lineside.console.adjust.DeploymentDesk;
import lineside.console.adjust.ModelDesk;
import lineside.console.adjust.RecipeDesk;
import lineside.console.adjust.WhatIfDesk;
import lineside.console.security.Role;
import lineside.console.shape.Evidence;
import lineside.console.store.Crops;
import lineside.console.store.Page;
import lineside.console.store.Period;
import lineside.console.store.Scores;
import lineside.console.store.Trail;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import org.jspecify.annotations.Nullable;

/** Recipes, thresholds, models and the trail of changes. */
final class AdjustRoutes {
  private static final long WEEK_MILLIS = TimeUnit.DAYS.toMillis(7);
  private static final int LAST_CHANGES = 20;

  private final Backend backend;
  private final Access access;
  private final RecipeDesk recipes;
  private final DeploymentDesk deployments;
  private final ModelDesk models;
  private final WhatIfDesk whatIf;
  private final Trail trail;
  private final Crops crops;

  AdjustRoutes(Backend backend, Access access) {
    this.backend = backend;
    this.access = access;
    this.recipes = new RecipeDesk(backend.database(), backend.topics().sender(), backend.clock());
    this.deployments =
        new DeploymentDesk(backend.database(), backend.topics().sender(), backend.clock());
    this.models = new ModelDesk(backend.database());
    this.whatIf = new WhatIfDesk(backend.database());
    this.trail = new Trail(backend.database());
    this.crops = new Crops(backend.database());
  }

  void add(Javalin javalin) {
    javalin.get(
        "/api/recipes",
        context -> Json.answer(context, Map.of("recipes", recipes.heads())),
        Needs.OPERATE);
    javalin.get("/api/recipes/{recipe}", this::recipe, Needs.OPERATE);
    javalin.put("/api/recipes/{recipe}", this::changeRecipe, Needs.ADJUST);
    javalin.get("/api/what-if", this::whatIf, Needs.OPERATE);
    javalin.get(
        "/api/models",
        context -> Json.answer(context, Map.of("models", models.models())),
        Needs.OPERATE);
    javalin.get("/api/models/{model}", this::model, Needs.OPERATE);
    javalin.get("/api/models/{model}/flips", this::flips, Needs.OPERATE);
    javalin.get("/api/deployments", this::deployments, Needs.OPERATE);
    javalin.post("/api/deployments", this::deploy, Needs.ADJUST);
    javalin.get("/api/audit", this::audit, Needs.OPERATE);
  }

  private void recipe(Context context) {
    Recipe recipe = recipes.find(context.pathParam("recipe"));
    RecipeDesk.Shown shown = recipes.show(recipe);
    Map<String, @Nullable Object> backgrounds = new LinkedHashMap<>();
    for (RecipeView view : recipe.getViews()) {
      backgrounds.put(view.getCameraId(), background(recipe, view));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("version", shown.version());
    answer.put("recipe", shown.recipe());
    answer.put("backgrounds", backgrounds);
    answer.put("audit", lastChanges("recipe/" + recipe.getRecipeId()));
    Json.answer(context, answer);
  }

  private @Nullable String background(Recipe recipe, RecipeView view) {
    if (backend.live().board().newest(view.getCameraId()).isPresent()) {
      return "/api/stills/" + view.getCameraId();
    }
    Crops.Filter filter =
        new Crops.Filter(
            recipe.getLineId(), view.getStationId(), null, null, null, null, Period.ALL);
    return crops.page(filter, new Page.Request(20, null)).items().stream()
        .filter(crop -> crop.origin().cameraId().equals(view.getCameraId()))
        .map(crop -> crop.found().overviewSha256())
        .flatMap(sha256 -> Optional.ofNullable(sha256).stream())
        .findFirst()
        .map(Evidence::address)
        .orElse(null);
  }

  private List<AuditShape> lastChanges(String subject) {
    return trail
        .page(
            new Trail.Filter(subject, null, null, null, Period.ALL),
            new Page.Request(LAST_CHANGES, null))
        .items()
        .stream()
        .map(AuditShape::of)
        .toList();
  }

  private void changeRecipe(Context context) {
    RecipeDesk.Wish wish = Json.read(context, RecipeDesk.Wish.class);
    RecipeDesk.Shown changed =
        recipes.change(
            context.pathParam("recipe"), wish, access.require(context, Role.ADJUST).name());
    backend.metrics().done("recipe");
    Json.answer(context, changed);
  }

  private void whatIf(Context context) {
    Query query = new Query(context);
    Period period = query.period();
    if (period.from() == Long.MIN_VALUE) {
      long lineAt = backend.live().board().lineAt();
      long now = lineAt == 0 ? backend.clock().millis() : lineAt;
      period = new Period(now - WEEK_MILLIS, period.to());
    }
    Json.answer(
        context,
        whatIf.of(
            new Scores.Filter(
                query.text("line"), query.text("station"), query.text("model"), period)));
  }

  private void model(Context context) {
    String sha256 = context.pathParam("model");
    ObjectNode answer = Json.MAPPER.valueToTree(models.find(sha256));
    answer.set("card", models.card(sha256));
    Json.answer(context, answer);
  }

  private void flips(Context context) {
    Query query = new Query(context);
    String sha256 = context.pathParam("model");
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("groups", models.flips(sha256, query.text("line"), query.period()));
    answer.put("examples", models.examples(sha256));
    Json.answer(context, answer);
  }

  private void deployments(Context context) {
    Json.answer(
        context,
        Map.of("deployments", deployments.standing().stream().map(DeploymentShape::of).toList()));
  }

  private void deploy(Context context) {
    DeploymentDesk.Wish wish = Json.read(context, DeploymentDesk.Wish.class);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "deployment",
        deployments
            .change(wish, access.require(context, Role.ADJUST).name())
            .map(DeploymentShape::of)
            .orElse(null));
    backend.metrics().done("deployment");
    Json.answer(context, answer);
  }

  private void audit(Context context) {
    Query query = new Query(context);
    Page<AuditEntry> page =
        trail.page(
            new Trail.Filter(
                query.text("subject"),
                query.text("line"),
                query.text("action"),
                query.text("who"),
                query.period()),
            query.page());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("entries", page.items().stream().map(AuditShape::of).toList());
    answer.put("next", page.next());
    Json.answer(context, answer);
  }
}
