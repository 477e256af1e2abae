package lineside.footage.scenario;

/** What a cause goes together with. */
public enum Factor {
  /** Parts on one pallet. */
  PALLET,
  /** Parts made by one tool, with a rate that may change over the run. */
  TOOL,
  /** Parts of one material lot. */
  LOT,
  /** Parts made while a process reading is above a value. */
  PROCESS,
  /** Strip: the same place once per turn of a roll, getting stronger. */
  PERIOD
}
