package lineside.training.replay;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A flip with its pictures.
 *
 * @param comparison the flip
 * @param panels pictures, in the order they are shown
 */
public record ShownFlip(Comparison comparison, List<Panel> panels) {
  /** Copies the list. */
  public ShownFlip {
    requireNonNull(comparison, "comparison is null");
    panels = List.copyOf(panels);
  }

  /**
   * One picture.
   *
   * @param caption what it shows
   * @param jpeg the picture; belongs to the record, not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // a picture, never compared
  public record Panel(String caption, byte[] jpeg) {
    /** Checks for null. */
    public Panel {
      requireNonNull(caption, "caption is null");
      requireNonNull(jpeg, "jpeg is null");
    }
  }

  /** Bytes of all pictures. */
  long bytes() {
    return panels.stream().mapToLong(panel -> panel.jpeg().length).sum();
  }
}
