package lineside.jobs.deployment;

/**
 * Where a view is judged, and how much time there is.
 *
 * @param stationId station according to the recipe
 * @param taktLeftMillis the recipe's deadline minus the age of the view, milliseconds; negative
 *     when the deadline has passed
 */
public record AtStation(String stationId, long taktLeftMillis) {}
