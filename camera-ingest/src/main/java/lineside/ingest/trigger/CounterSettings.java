package lineside.ingest.trigger;

import lineside.ingest.pace.IngestClock;

/**
 * A camera that triggers itself and counts.
 *
 * @param cameraId camera, for the names of parts
 * @param recipeId recipe to inspect by
 * @param clock the machine's clocks
 */
public record CounterSettings(String cameraId, String recipeId, IngestClock clock) {}
