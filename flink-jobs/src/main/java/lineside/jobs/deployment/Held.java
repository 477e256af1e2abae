package lineside.jobs.deployment;

/** Something that holds models, and can let them go without fail. */
interface Held extends AutoCloseable {
  /** Lets go; a second call does nothing. */
  @Override
  void close();
}
