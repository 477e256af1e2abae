package lineside.footage.scenario;

import java.util.Locale;

/** What can be wrong with a camera. */
public enum FaultKind {
  /** It does not react to the trigger: no picture. */
  DROPPED,
  /** Its lamp is out. */
  DARK,
  /** Its lens is out of focus. */
  BLURRED,
  /** It delivers the picture from before again, byte for byte. */
  FROZEN;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
