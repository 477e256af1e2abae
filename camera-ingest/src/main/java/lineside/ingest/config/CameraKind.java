package lineside.ingest.config;

/** Kinds of cameras that can be configured. */
public enum CameraKind {
  /** Plays the clip of the same name in a footage directory. */
  CLIP,
  /** Plays a folder of pictures. */
  FOLDER,
  /** Plays a video file. */
  VIDEO,
  /** Takes the pictures that another system leaves in a folder. */
  WATCHED_FOLDER,
  /** Takes the pictures that another system sends by HTTP. */
  PUSH,
  /** A network camera that streams by RTSP or HTTP. */
  STREAM,
  /** A GigE Vision camera. */
  GIGE,
  /** A camera at a video device of this machine. */
  USB
}
