package lineside.ingest.genicam;

/** What makes a GigE Vision camera expose. */
public enum GigeTrigger {
  /** A command over the network for each trigger. */
  SOFTWARE,
  /** The camera's own clock; a trigger takes the next image. */
  FREE_RUN,
  /** A signal at the camera's first input line; a trigger takes the next image. */
  LINE
}
