package lineside.footage.render;

import java.util.Locale;

/** What a camera of the simulated factory looks at. */
public enum ViewKind {
  /** Milled top face of the bracket. */
  BRACKET_TOP,
  /** Turned side face of the bracket. */
  BRACKET_SIDE,
  /** Brushed steel strip running along y; rows continue from frame to frame. */
  STRIP;

  /** Name in scenario files, such as {@code bracket-top}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
