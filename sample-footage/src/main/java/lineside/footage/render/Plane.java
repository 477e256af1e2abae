package lineside.footage.render;

/**
 * A picture in the making: float grey levels, row-major, origin at the upper left pixel centre. Not
 * thread-safe; whoever holds it may write to it unless the giver says otherwise.
 */
public final class Plane {
  private final int widthPx;
  private final int heightPx;
  private final float[] values;

  public Plane(int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.values = new float[widthPx * heightPx];
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  /** The values themselves, not a copy: {@code values()[y * widthPx() + x]}. */
  public float[] values() {
    return values;
  }

  public float at(int x, int y) {
    return values[y * widthPx + x];
  }

  public void set(int x, int y, float value) {
    values[y * widthPx + x] = value;
  }

  public boolean contains(int x, int y) {
    return x >= 0 && y >= 0 && x < widthPx && y < heightPx;
  }

  public Plane copy() {
    Plane copy = new Plane(widthPx, heightPx);
    System.arraycopy(values, 0, copy.values, 0, values.length);
    return copy;
  }

  /** Adds {@code other * factor} to this plane, with other's upper left corner at (left, top). */
  public void add(Plane other, float factor, int left, int top) {
    int fromX = Math.max(0, -left);
    int toX = Math.min(other.widthPx, widthPx - left);
    for (int y = Math.max(0, -top); y < Math.min(other.heightPx, heightPx - top); y++) {
      int row = (y + top) * widthPx + left;
      for (int x = fromX; x < toX; x++) {
        values[row + x] += factor * other.values[y * other.widthPx + x];
      }
    }
  }
}
