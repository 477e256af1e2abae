package lineside.analyzer.narrate;

/** Tells the facts of a report in a few sentences. Used by one thread. */
@FunctionalInterface
public interface Narrator {
  /** Tells nothing. */
  Narrator NONE = facts -> Narration.NONE;

  /**
   * Tells.
   *
   * @return never null; that it failed stands in it, since no report may fail with it
   */
  Narration tell(Facts facts);
}
