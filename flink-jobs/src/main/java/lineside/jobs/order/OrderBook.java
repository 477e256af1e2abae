package lineside.jobs.order;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What contexts of parts say of recipes: for the part itself, and for the parts of its line from
 * its time on. Bounded: what is forgotten is the oldest. Thread-safe.
 */
public final class OrderBook {
  /** Parts remembered by name; a line that is told of more at once forgets the first. */
  static final int MAX_PARTS = 20_000;

  /** Change-overs of a line remembered; frames are at most hours old. */
  static final int MAX_CHANGES = 64;

  /** Lines; more are forged. */
  private static final int MAX_LINES = 512;

  private final Map<String, String> recipes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MAX_PARTS;
        }
      };

  private final Map<String, NavigableMap<Instant, String>> changesByLine = new HashMap<>();

  /** Makes an empty book. */
  public OrderBook() {}

  /** Takes what the MES says; nothing happens where it names no recipe. */
  public synchronized void take(PartContext context) {
    String recipeId = context.getRecipeId();
    if (recipeId.isEmpty()) {
      return;
    }
    recipes.put(
        Identities.inspectionId(context.getLineId(), context.getPartId(), context.getAttempt()),
        recipeId);
    NavigableMap<Instant, String> changes = changesByLine.get(context.getLineId());
    if (changes == null) {
      if (changesByLine.size() >= MAX_LINES) {
        return;
      }
      changes = new TreeMap<>();
      changesByLine.put(context.getLineId(), changes);
    }
    note(changes, context.getAt(), recipeId);
  }

  /** The trigger with the recipe that its part is to be inspected by. */
  public synchronized Trigger applied(Trigger trigger) {
    String recipeId = recipeOf(trigger);
    return recipeId == null || recipeId.equals(trigger.getRecipeId())
        ? trigger
        : Trigger.newBuilder(trigger).setRecipeId(recipeId).build();
  }

  private @Nullable String recipeOf(Trigger trigger) {
    if (changesByLine.isEmpty()) {
      return null;
    }
    String named =
        recipes.get(
            Identities.inspectionId(
                trigger.getLineId(), trigger.getPartId(), trigger.getAttempt()));
    if (named != null) {
      return named;
    }
    NavigableMap<Instant, String> changes = changesByLine.get(trigger.getLineId());
    Map.Entry<Instant, String> last =
        changes == null ? null : changes.floorEntry(trigger.getTriggeredAt());
    return last == null ? null : last.getValue();
  }

  /** Only what differs from the one before is a change. */
  private static void note(NavigableMap<Instant, String> changes, Instant at, String recipeId) {
    Map.Entry<Instant, String> before = changes.floorEntry(at);
    if (before != null && before.getValue().equals(recipeId)) {
      return;
    }
    changes.put(at, recipeId);
    Map.Entry<Instant, String> after = changes.higherEntry(at);
    if (after != null && after.getValue().equals(recipeId)) {
      changes.remove(after.getKey());
    }
    while (changes.size() > MAX_CHANGES) {
      changes.pollFirstEntry();
    }
  }
}
