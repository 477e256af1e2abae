package lineside.cli.result;

/**
 * What should be rare.
 *
 * @param duplicates transactional verdicts beyond the first of their id
 * @param superseded revisions above 0
 * @param unreadable messages that could not be decoded
 */
public record Doubts(long duplicates, long superseded, long unreadable) {}
