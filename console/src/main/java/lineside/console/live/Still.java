package lineside.console.live;

/** A picture as a browser takes it. Immutable by agreement: nobody writes to the bytes. */
public final class Still {
  private final String viewId;
  private final String contentType;
  private final byte[] content;

  Still(String viewId, String contentType, byte[] content) {
    this.viewId = viewId;
    this.contentType = contentType;
    this.content = content;
  }

  /** The view that it shows. */
  public String viewId() {
    return viewId;
  }

  /** Media type. */
  public String contentType() {
    return contentType;
  }

  /** The encoded picture; shared, to be read only. */
  public byte[] content() {
    return content;
  }
}
