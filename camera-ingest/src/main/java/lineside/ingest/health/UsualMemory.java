package lineside.ingest.health;

/** Keeps what is usual for one camera from one run to the next. Used by one thread. */
public interface UsualMemory {
  /** Forgets everything with the process. */
  UsualMemory NONE =
      new UsualMemory() {
        @Override
        public Usual recall() {
          return Usual.UNKNOWN;
        }

        @Override
        public void keep(Usual usual) {
          // Nowhere to keep it.
        }
      };

  /** What an earlier run has learned. */
  Usual recall();

  /** Keeps what was learned; called once a measure is learned, not for each image. */
  void keep(Usual usual);
}
