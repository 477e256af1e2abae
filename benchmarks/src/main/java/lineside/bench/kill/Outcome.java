package lineside.bench.kill;

import java.util.List;

/**
 * What a round came to.
 *
 * @param round what happened
 * @param backSeconds from what happened (of what lasts: from its end) until what it concerned works
 *     again: the gate verdict of a part shown after it that says something of it (not UNDEFINED, no
 *     camera missing), the console that tells of one, the centre that has everything
 * @param mesSeconds the same until such a verdict was committed on the MES topic
 * @param wrong what must not be, in words; empty for a round without fault
 */
record Outcome(Round round, double backSeconds, double mesSeconds, List<String> wrong) {
  Outcome {
    wrong = List.copyOf(wrong);
  }
}
