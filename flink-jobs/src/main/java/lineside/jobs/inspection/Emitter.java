package lineside.jobs.inspection;

/** Takes what leaves the inspection, in order. */
@FunctionalInterface
interface Emitter {
  /** Sends it on. */
  void emit(Outcome outcome);
}
