package lineside.cli.result;

/**
 * Second opinions on views that the small model cannot decide, in distinct views.
 *
 * @param requested asked about
 * @param answered of these, with an answer
 * @param late of these, views whose part was decided without the answer
 */
public record Opinions(long requested, long answered, long late) {}
