package lineside.analyzer.item;

/** How much of a view a picture shows, always at the size at which the line judged it. */
public enum Shows {
  /** All of it. */
  WHOLE_VIEW,
  /** The surroundings of one finding. */
  CROP
}
