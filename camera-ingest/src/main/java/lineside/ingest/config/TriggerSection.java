package lineside.ingest.config;

import java.time.Duration;

/** Reads the keys {@code trigger}, {@code recipe} and {@code period} of a live camera. */
final class TriggerSection {
  private static final Duration DEFAULT_PERIOD = Duration.ofMillis(200);

  private TriggerSection() {}

  static TriggerConfig read(Section section) {
    TriggerChoice choice = section.choice("trigger", TriggerChoice.PERIOD);
    String recipe = section.text("recipe", "");
    Duration period = section.duration("period", DEFAULT_PERIOD);
    boolean isAsked = choice == TriggerChoice.CALL || choice == TriggerChoice.TOPIC;
    if (isAsked && !recipe.isEmpty()) {
      section.problem("recipe", "is named by whoever asks, with trigger: call or topic");
    }
    if (!isAsked && recipe.isEmpty()) {
      section.problem("recipe", "is missing, nobody else names it");
    }
    if (choice != TriggerChoice.PERIOD && section.has("period")) {
      section.problem("period", "counts only with trigger: period");
    }
    return new TriggerConfig(choice, recipe, period);
  }
}
