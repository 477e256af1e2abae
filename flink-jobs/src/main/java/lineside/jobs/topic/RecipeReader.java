package lineside.jobs.topic;

import java.time.Instant;
import lineside.jobs.recipe.RecipeMessage;
import lineside.jobs.recipe.RefusedRecipeException;
import lineside.jobs.trail.AuditEntries;
import lineside.jobs.trail.Subject;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.Recipe;

/** Recipes: a message says nobody's name, so the trail holds what changed and when. */
final class RecipeReader implements ControlReader {
  private final RecipeMessage message = new RecipeMessage();

  @Override
  public AuditEntry read(TopicRecord record) throws RefusedControlException {
    byte[] value = record.value;
    if (value == null) {
      return begun(record, AuditAction.WITHDRAW).build();
    }
    try {
      Recipe recipe = message.read(record.key, value);
      return begun(record, AuditAction.PUBLISH)
          .setLineId(recipe.getLineId())
          .setAfter(
              "%d views, deadline %d ms, %d alarm rules, record sha-256 %s"
                  .formatted(
                      recipe.getViews().size(),
                      recipe.getDeadlineMillis(),
                      recipe.getAlarmRules().size(),
                      Identities.sha256Hex(value)))
          .build();
    } catch (RefusedRecipeException e) {
      throw new RefusedControlException(e.reason(), e.detail());
    }
  }

  @Override
  public String subjectOf(String key) {
    return Subject.recipe(key);
  }

  @Override
  public String lineOf(String key) {
    return "";
  }

  private AuditEntry.Builder begun(TopicRecord record, AuditAction action) {
    return AuditEntries.begun(subjectOf(record.keyText()), action, record.place())
        .setAt(Instant.ofEpochMilli(record.timestampMillis));
  }
}
