package lineside.bench.kill;

/**
 * What a round came to.
 *
 * @param round what happened
 * @param gateSeconds from what happened (of a stall: from its end) to the gate verdict of a part
 *     triggered after it
 * @param mesSeconds the same until it was committed on the MES topic
 */
record Outcome(Round round, double gateSeconds, double mesSeconds) {}
