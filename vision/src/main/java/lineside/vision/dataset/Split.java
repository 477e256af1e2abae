package lineside.vision.dataset;

/** Which half of a data set. */
public enum Split {
  /** For learning. */
  TRAIN("train"),
  /** For measuring only. */
  TEST("test");

  private final String folder;

  Split(String folder) {
    this.folder = folder;
  }

  /** Name of its folder. */
  public String folder() {
    return folder;
  }
}
