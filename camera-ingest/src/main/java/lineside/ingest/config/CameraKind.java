package lineside.ingest.config;

/** Kinds of cameras that can be configured. */
public enum CameraKind {
  /** Plays the clip of the same name in a footage directory. */
  CLIP,
  /** Plays a folder of pictures. */
  FOLDER
}
