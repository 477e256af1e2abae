package lineside.ingest.agent;

import lineside.ingest.pace.Pace;

/** Where frames go when memory is full of frames that Kafka has not taken yet. */
public enum Overflow {
  /** To disk: the line does not wait. */
  TO_DISK,
  /** Nowhere: recorded material that is played as fast as possible waits. */
  CAMERA_WAITS;

  /** What suits a pace. */
  public static Overflow of(Pace pace) {
    return switch (pace) {
      case REALTIME -> TO_DISK;
      case MAX -> CAMERA_WAITS;
    };
  }
}
