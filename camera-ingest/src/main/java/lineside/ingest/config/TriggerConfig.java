package lineside.ingest.config;

import java.time.Duration;

/**
 * What triggers a live camera.
 *
 * @param choice who
 * @param recipeId recipe of parts that nobody names: of PERIOD and DEVICE
 * @param period time between two images: of PERIOD
 */
public record TriggerConfig(TriggerChoice choice, String recipeId, Duration period) {}
