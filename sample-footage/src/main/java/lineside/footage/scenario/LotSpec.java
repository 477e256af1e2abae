package lineside.footage.scenario;

/**
 * A stretch of production from one material lot; a lot may come back in a later stretch.
 *
 * @param lotId lot
 * @param seconds length of the stretch, line time
 */
public record LotSpec(String lotId, double seconds) {}
