package lineside.analyzer.item;

/** Who said what a picture shows, the weakest word first. */
public enum Speaker {
  /** Nobody yet. */
  NOBODY,
  /** The large model. */
  MODEL,
  /** A person. */
  PERSON
}
