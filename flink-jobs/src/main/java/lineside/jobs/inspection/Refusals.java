package lineside.jobs.inspection;

import java.util.Optional;
import lineside.jobs.deadletter.DeadLetters;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.jobs.recipe.RecipeSnapshot;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;

/**
 * What becomes of records that cannot be used: a dead letter each, and an UNDEFINED view where the
 * trigger is known. Thread-safe.
 */
final class Refusals {
  private final FrameReader reader;
  private final ViewVerdicts verdicts;
  private final DeadLetters letters;

  /** Takes the reader of trigger headers and the makers of verdicts and letters. */
  Refusals(FrameReader reader, ViewVerdicts verdicts, DeadLetters letters) {
    this.reader = reader;
    this.verdicts = verdicts;
    this.letters = letters;
  }

  /** Of a record that was not read: its trigger header may still name the view. */
  Outcome ofUnread(RawFrame raw, UnusableFrameException why, RecipeSnapshot recipes) {
    Optional<Trigger> trigger = reader.headerTrigger(raw);
    if (trigger.isPresent()) {
      return ofView(raw, trigger.get(), stationOf(trigger.get(), recipes), why);
    }
    String lineId = recipes.lineOf(raw.cameraId()).orElse("");
    return new Outcome(
        LineEvent.unattributedDeadLetter(lineId, raw.cameraId()), letters.of(raw, null, why));
  }

  /** Of a frame whose trigger is known. */
  Outcome ofView(RawFrame raw, Trigger trigger, String stationId, UnusableFrameException why) {
    String detail = why.reason() + ": " + why.detail();
    return new Outcome(
        LineEvent.of(verdicts.undefined(trigger, stationId, UndefinedReason.DEAD_LETTERED, detail)),
        letters.of(raw, trigger, why));
  }

  private static String stationOf(Trigger trigger, RecipeSnapshot recipes) {
    return recipes
        .view(trigger.getRecipeId(), trigger.getCameraId())
        .map(view -> view.getStationId())
        .orElse("");
  }
}
