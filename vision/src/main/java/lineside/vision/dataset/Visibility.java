package lineside.vision.dataset;

/** Whether a defect can be expected to be seen. */
public enum Visibility {
  /** It must be found. Also a picture about which the data set says nothing. */
  VISIBLE,
  /** It lies within the noise: finding it is welcome, missing it is no escape. */
  FAINT
}
