package lineside.console.adjust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import lineside.console.problem.Problem;
import lineside.console.send.Texts;
import lineside.console.send.TopicSender;
import lineside.console.store.Database;
import lineside.console.store.LatestRecords;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.Recipe;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.jspecify.annotations.Nullable;

/** Lists and changes recipes. Thread-safe. */
public final class RecipeDesk {
  private static final long HEARD_MILLIS = 3000;

  private final LatestRecords latest;
  private final TopicSender sender;
  private final AuditWriter audit;
  private final InstantSource clock;
  private final RecipeJson json = new RecipeJson();
  private final WireFormat wire = new WireFormat();
  private final ReentrantLock changing = new ReentrantLock(true);

  /** Of a database, changed by a sender. */
  public RecipeDesk(Database database, TopicSender sender, InstantSource clock) {
    this.latest = new LatestRecords(database);
    this.sender = sender;
    this.audit = new AuditWriter(sender);
    this.clock = clock;
  }

  /** A recipe in a list. */
  public record Head(
      String recipeId,
      String lineId,
      String productId,
      int views,
      int rules,
      String version,
      long changedAt) {}

  /** A recipe with its version. */
  public record Shown(String version, ObjectNode recipe) {}

  /** What is to be changed. */
  public record Wish(@Nullable String version, @Nullable String why, @Nullable JsonNode recipe) {}

  /** All of them. */
  public List<Head> heads() {
    return latest.all(Topic.RECIPE, Recipe.class).stream()
        .map(
            kept ->
                new Head(
                    kept.content().getRecipeId(),
                    kept.content().getLineId(),
                    kept.content().getProductId(),
                    kept.content().getViews().size(),
                    kept.content().getAlarmRules().size(),
                    versionOf(kept.content()),
                    kept.at()))
        .toList();
  }

  /**
   * One of them.
   *
   * @throws Problem when there is none of that id
   */
  public Recipe find(String recipeId) {
    return latest
        .find(Topic.RECIPE, recipeId, Recipe.class)
        .map(LatestRecords.Kept::content)
        .orElseThrow(
            () -> new Problem(Problem.Kind.UNKNOWN_RECIPE, "There is no such recipe here."));
  }

  /** As pages have it. */
  public Shown show(Recipe recipe) {
    return new Shown(versionOf(recipe), json.toPage(recipe));
  }

  /**
   * Publishes a changed recipe, after the trail has who changed it and why.
   *
   * @throws Problem when somebody was faster, no reason is given, or it cannot be run by
   */
  public Shown change(String recipeId, Wish wish, String who) {
    String why = Texts.why(wish.why());
    JsonNode page = wish.recipe();
    if (page == null) {
      throw Problem.badRequest("recipe", "it is missing");
    }
    changing.lock();
    try {
      Recipe standing = find(recipeId);
      if (!versionOf(standing).equals(wish.version())) {
        throw new Problem(
            Problem.Kind.CHANGED_MEANWHILE,
            "Somebody else has changed this recipe meanwhile. Please look at it again.",
            Map.of("now", versionOf(standing)));
      }
      Recipe next = json.fromPage(page, standing);
      check(recipeId, standing, next);
      Difference difference = Difference.of(json.toPage(standing), json.toPage(next));
      if (difference.isNone()) {
        throw Problem.badRequest("recipe", "nothing is changed in it");
      }
      Instant at = Instant.ofEpochMilli(clock.millis());
      String subject = "recipe/" + recipeId;
      audit.write(
          AuditWriter.begun(subject, AuditAction.PUBLISH, new AuditWriter.Deed(who, why, at))
              .setEntryId(
                  AuditWriter.idOf(
                      subject, "console", versionOf(next), Long.toString(at.toEpochMilli())))
              .setLineId(next.getLineId())
              .setBefore(difference.before())
              .setAfter(difference.after())
              .build());
      sender.send(Topic.RECIPE, recipeId, next);
      awaitHeard(recipeId, versionOf(next));
      return show(next);
    } finally {
      changing.unlock();
    }
  }

  private static void check(String recipeId, Recipe standing, Recipe next) {
    if (!next.getRecipeId().equals(recipeId) || !next.getLineId().equals(standing.getLineId())) {
      throw Problem.badRequest("recipe", "its id and its line stay as they are");
    }
    List<String> problems = RecipeProblems.of(next);
    if (!problems.isEmpty()) {
      throw new Problem(
          Problem.Kind.BAD_REQUEST,
          "No line can be run by this recipe: " + String.join("; ", problems) + ".",
          Map.of("field", "recipe", "problems", problems));
    }
  }

  /** The next change must see this one, which comes back by the topic. */
  private void awaitHeard(String recipeId, String version) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HEARD_MILLIS);
    while (!versionOf(find(recipeId)).equals(version) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private String versionOf(Recipe recipe) {
    return Identities.sha256Hex(wire.encode(recipe)).substring(0, 32);
  }
}
